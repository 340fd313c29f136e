using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Personalize.Benchmarks.Server;

/// <summary>
/// The answers of ListBatchInferenceJobs for a catalogue of any size, made before the first question. Only the request id and the page
/// number inside <c>nextToken</c> differ from answer to answer; both have a fixed width and are written into a copy.
/// </summary>
internal sealed class JobPages
{
    /// <summary>The service's own page size.</summary>
    public const int PageSize = 100;

    // Pages of different jobs, so that no reader profits from seeing the same strings all the time.
    private const int Variants = 16;

    // The service's tokens are opaque base64 of some hundred characters; this one ends in the number of the page it stands for.
    private const int PageDigits = 9;
    private static readonly string TokenHead = Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('k', 180)));
    private static readonly byte[] TokenMember = "\"nextToken\""u8.ToArray();

    private readonly Answer[] _full;
    private readonly Answer _last;

    public JobPages(int jobs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        Count = (jobs + PageSize - 1) / PageSize;
        _full = [.. Enumerable.Range(0, Variants).Select(variant => Build(variant * PageSize, PageSize, more: true))];
        var before = (Count - 1) * PageSize;
        _last = Build(before, jobs - before, more: false);
    }

    /// <summary>How many pages there are.</summary>
    public int Count { get; }

    /// <summary>How many bytes the longest answer has.</summary>
    public int MaxLength => Math.Max(_full.Max(answer => answer.Length), _last.Length);

    /// <summary>Writes the whole HTTP answer to a request for a page, and returns its length.</summary>
    public int Write(ReadOnlySpan<byte> requestBody, long requestNumber, Span<byte> destination)
    {
        var page = PageAskedFor(requestBody);
        if (page >= Count - 1)
        {
            return _last.CopyTo(destination, requestNumber);
        }

        var answer = _full[page % Variants];
        var length = answer.CopyTo(destination, requestNumber);
        WriteDigits(destination.Slice(length - "\"}".Length - PageDigits, PageDigits), page + 1);
        return length;
    }

    private static int PageAskedFor(ReadOnlySpan<byte> requestBody)
    {
        var at = requestBody.IndexOf(TokenMember);
        if (at < 0)
        {
            return 0;
        }

        var value = requestBody[(at + TokenMember.Length)..];
        value = value[(value.IndexOf((byte)'"') + 1)..];
        value = value[..value.IndexOf((byte)'"')];
        return int.Parse(value[^PageDigits..], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static void WriteDigits(Span<byte> destination, int number)
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            destination[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    private static Answer Build(int firstJob, int jobs, bool more)
    {
        var body = new StringBuilder("{\"batchInferenceJobs\":[");
        body.AppendJoin(',', Enumerable.Range(firstJob, jobs).Select(Job)).Append(']');
        if (more)
        {
            body.Append(",\"nextToken\":\"").Append(TokenHead).Append('0', PageDigits).Append('"');
        }

        return new Answer(200, body.Append('}').ToString());
    }

    private static string Job(int number)
    {
        const string Account = "arn:aws:personalize:us-east-1:111122223333";
        var failed = number % 17 == 3;
        var mode = number % 5 == 0 ? "THEME_GENERATION" : "BATCH_INFERENCE";
        var created = 1_698_432_665.917 + (number * 61.25);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"batchInferenceJobArn":"{{Account}}:batch-inference-job/nightly-recommendations-{{number:D7}}",
            "jobName":"nightly-recommendations-{{number:D7}}","status":"{{(failed ? "CREATE FAILED" : "ACTIVE")}}",
            "creationDateTime":{{JavaDouble(created)}},"lastUpdatedDateTime":{{JavaDouble(created + 1_934.622)}},
            {{(failed ? "\"failureReason\":\"The input file has lines that are not valid JSON.\"," : "")}}
            "solutionVersionArn":"{{Account}}:solution/retail-user-personalization-{{number % 12:D2}}/ad6aea{{number % 97:x2}}",
            "batchInferenceJobMode":"{{mode}}"}
            """).ReplaceLineEndings("");
    }

    /// <summary>Seconds since 1970 as the service writes them: 1.698432665917E9.</summary>
    private static string JavaDouble(double seconds) => seconds.ToString("0.0###########E0", CultureInfo.InvariantCulture);
}
