using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Personalize.Emulator.Records;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>Imports from a folder that stands for Amazon S3, and the CSV that they read.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("personalize-s3-").FullName;
    private readonly RecordedService _service;

    public ImportTests()
    {
        _service = new RecordedService("--s3", _folder);
        _service.AddGroup("films");
    }

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "a|b 1|2")]
    [InlineData("a,b\r\n1,2", "a|b 1|2")]
    [InlineData("a\n\n1\n\n", "a 1")]
    [InlineData("a,\"b,c\"\n\"say \"\"yes\"\"\",\"two\nlines\"\n", "a|b,c say \"yes\"|two\nlines")]
    [InlineData(",\n\"\",x", "| |x")]
    public void Csv_is_read_as_the_standard_has_it(string text, string expected)
    {
        var csv = new CsvReader(new StringReader(text));
        var records = Enumerable.Range(0, 10).Select(_ => csv.Read()).TakeWhile(record => record is not null).Select(record => string.Join('|', record!));
        Assert.Equal(expected, string.Join(' ', records));
    }

    [Theory]
    [InlineData("a\nb\"c\n", "Line 2")]
    [InlineData("a\n\"b\"c\n", "Line 2")]
    [InlineData("a\n\"b\n", "Line 2")]
    public void What_is_no_csv_is_refused_with_its_line(string text, string expected)
    {
        var csv = new CsvReader(new StringReader(text));
        csv.Read();
        Assert.StartsWith(expected, Assert.Throws<FormatException>(() => csv.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_count_when_the_job_is_active_and_not_before()
    {
        Write("data/films.csv", "ITEM_ID,YEAR,GENRE\nalien,1979,Horror|Science fiction\nbig,1988,\"Comedy\"\n");
        Import("one", "ITEMS", "s3://data/films.csv");
        Assert.Equal(0, Count("ITEMS"));
        _service.Advance(86_400);
        Assert.Equal(2, Count("ITEMS"));
        Assert.Equal("Horror|Science fiction", (string?)_service.Records("/films/items")["records"]![0]!["GENRE"]);
    }

    [Fact]
    public void Interactions_are_imported_in_the_order_of_their_times()
    {
        Write("data/events/a.csv", "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE,EVENT_VALUE\nann,big,200,watch,0.5\n");
        Write("data/events/b.csv", "TIMESTAMP,USER_ID,ITEM_ID,EVENT_TYPE\n100,ann,alien,click\n");
        Import("one", "INTERACTIONS", "s3://data/events/");
        _service.Advance(86_400);
        Assert.Equal(["alien", "big"], _service.Records("/films/interactions")["records"]!.AsArray().Select(record => (string?)record!["itemId"]));
    }

    [Fact]
    public void A_full_import_replaces_earlier_ones_but_not_what_was_written_and_an_incremental_one_adds()
    {
        _service.PutItems("films", new { itemId = "written" });
        Write("data/a.csv", "ITEM_ID\nalien\nbig\n");
        Write("data/b.csv", "ITEM_ID\nclue\n");
        Import("one", "ITEMS", "s3://data/a.csv");
        _service.Advance(86_400);
        Import("two", "ITEMS", "s3://data/b.csv", "INCREMENTAL");
        _service.Advance(86_400);
        Assert.Equal(4, Count("ITEMS"));
        Import("three", "ITEMS", "s3://data/b.csv");
        _service.Advance(86_400);
        Assert.Equal(["written", "clue"], _service.Records("/films/items")["records"]!.AsArray().Select(record => (string?)record!["ITEM_ID"]));
    }

    [Fact]
    public void A_deletion_job_takes_away_all_that_there_is_of_its_users_and_nothing_else()
    {
        Write("data/users.csv", "USER_ID\nann\nbob\n");
        Write("data/events.csv", "USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE\nann,big,200,watch\nann,alien,201,watch\nbob,big,202,watch\n");
        Write("data/forget.csv", "USER_ID\nann\nnobody\n");
        Import("users", "USERS", "s3://data/users.csv");
        Import("events", "INTERACTIONS", "s3://data/events.csv");
        _service.Advance(86_400);

        var job = Forget("s3://data/forget.csv");

        Assert.Equal(("COMPLETED", 3), ((string?)job["status"], (int)job["numDeleted"]!));
        Assert.Equal(["bob"], _service.Records("/films/users")["records"]!.AsArray().Select(record => (string?)record!["USER_ID"]));
        Assert.Equal(["bob"], _service.Records("/films/interactions")["records"]!.AsArray().Select(record => (string?)record!["userId"]));
    }

    [Theory]
    [InlineData("", "Invalid Data location.")]
    [InlineData("USER\nann\n", "one column, with USER_ID in its first line")]
    [InlineData("USER_ID\nann,bob\n", "Line 2 of forget.csv is not one USER_ID")]
    public void A_deletion_job_whose_list_is_not_right_fails_with_the_reason(string content, string expected)
    {
        if (content.Length > 0)
        {
            Write("data/forget.csv", content);
        }

        var job = Forget("s3://data/forget.csv");

        Assert.Equal("FAILED", (string?)job["status"]);
        Assert.Contains(expected, (string)job["failureReason"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Invalid Data location.")]
    [InlineData("NAME\nalien\n", "missing the following columns: [ITEM_ID]")]
    [InlineData("ITEM_ID,YEAR\nalien,soon\n", "Line 2 of x.csv has the YEAR 'soon', which must be a number")]
    [InlineData("ITEM_ID,YEAR\nalien\n", "Line 2 of x.csv has 1 fields where its header has 2")]
    [InlineData("ITEM_ID,YEAR\n,1979\n", "Line 2 of x.csv has no ITEM_ID")]
    [InlineData("ITEM_ID\nal\"ien\n", "Line 2 is not CSV")]
    public void An_import_of_what_is_not_there_or_not_right_fails_with_the_reason_and_changes_nothing(string content, string expected)
    {
        _service.PutItems("films", new { itemId = "written" });
        if (content.Length > 0)
        {
            Write("data/x.csv", content);
        }

        Import("one", "ITEMS", "s3://data/x.csv");
        _service.Advance(86_400);
        var job = _service.Control("DescribeDatasetImportJob", new { datasetImportJobArn = RecordedService.Arn("dataset-import-job/one") })["datasetImportJob"]!;
        Assert.Equal("CREATE FAILED", (string?)job["status"]);
        Assert.Contains(expected, (string)job["failureReason"]!, StringComparison.Ordinal);
        Assert.Equal(1, Count("ITEMS"));
    }

    [Theory]
    [InlineData("s3://data/../../x.csv")]
    [InlineData("https://data/x.csv")]
    public void A_location_cannot_lead_out_of_the_folder(string location) =>
        Assert.Throws<FormatException>(() => new S3Folder(_folder).PathOf(location));

    [Fact]
    public void Imports_without_a_folder_bring_nothing_and_are_fine()
    {
        using var service = new RecordedService();
        service.AddGroup("films");
        service.Control("CreateDatasetImportJob", Job("one", "ITEMS", "s3://data/x.csv", "FULL"));
        service.Advance(86_400);
        Assert.Equal("ACTIVE", (string?)service.Control("DescribeDatasetImportJob", new { datasetImportJobArn = RecordedService.Arn("dataset-import-job/one") })["datasetImportJob"]!["status"]);
    }

    private static object Job(string jobName, string type, string location, string importMode) => new
    {
        jobName,
        datasetArn = RecordedService.Arn($"dataset/films/{type}"),
        dataSource = new { dataLocation = location },
        roleArn = "arn:aws:iam::111122223333:role/Import",
        importMode,
    };

    private void Import(string name, string type, string location, string mode = "FULL") =>
        _service.Control("CreateDatasetImportJob", Job(name, type, location, mode));

    private int Count(string type) => (int)_service.Records()["records"]!["films"]![type]!;

    private JsonNode Forget(string location)
    {
        var arn = (string)_service.Control("CreateDataDeletionJob", new
        {
            jobName = "forget",
            datasetGroupArn = RecordedService.Arn("dataset-group/films"),
            dataSource = new { dataLocation = location },
            roleArn = "arn:aws:iam::111122223333:role/PersonalizeData",
        })["dataDeletionJobArn"]!;
        _service.Advance(86_400);
        return _service.Control("DescribeDataDeletionJob", new { dataDeletionJobArn = arn })["dataDeletionJob"]!;
    }

    private void Write(string path, string content)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
