using System;
using System.Globalization;
using System.Management.Automation;

namespace Personalize.Shell.Cmdlets;

/// <summary>Gives the time, or the one named, as a date or as text.</summary>
[Cmdlet(VerbsCommon.Get, "Date", DefaultParameterSetName = "Date")]
[OutputType(typeof(DateTime), ParameterSetName = ["Date"])]
[OutputType(typeof(string), ParameterSetName = ["Format"])]
public sealed class GetDateCommand : PSCmdlet
{
    /// <summary>The time; now when not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LastWriteTime")]
    public DateTime? Date { get; set; }

    /// <summary>Another year.</summary>
    [Parameter]
    [ValidateRange(1, 9999)]
    public int? Year { get; set; }

    /// <summary>Another month.</summary>
    [Parameter]
    [ValidateRange(1, 12)]
    public int? Month { get; set; }

    /// <summary>Another day of the month.</summary>
    [Parameter]
    [ValidateRange(1, 31)]
    public int? Day { get; set; }

    /// <summary>Another hour.</summary>
    [Parameter]
    [ValidateRange(0, 23)]
    public int? Hour { get; set; }

    /// <summary>Another minute.</summary>
    [Parameter]
    [ValidateRange(0, 59)]
    public int? Minute { get; set; }

    /// <summary>Another second.</summary>
    [Parameter]
    [ValidateRange(0, 59)]
    public int? Second { get; set; }

    /// <summary>Another millisecond.</summary>
    [Parameter]
    [ValidateRange(0, 999)]
    public int? Millisecond { get; set; }

    /// <summary>Whether to give the time in UTC.</summary>
    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    /// <summary>A .NET format, or FileDate, FileDateUniversal, FileDateTime or FileDateTimeUniversal.</summary>
    [Parameter(ParameterSetName = "Format", Mandatory = true)]
    public string? Format { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var time = Date ?? DateTime.Now;
        if (AsUTC)
        {
            time = time.ToUniversalTime();
        }

        time = Change(time, Year, time.Year, (t, by) => t.AddYears(by));
        time = Change(time, Month, time.Month, (t, by) => t.AddMonths(by));
        time = Change(time, Day, time.Day, (t, by) => t.AddDays(by));
        time = Change(time, Hour, time.Hour, (t, by) => t.AddHours(by));
        time = Change(time, Minute, time.Minute, (t, by) => t.AddMinutes(by));
        time = Change(time, Second, time.Second, (t, by) => t.AddSeconds(by));
        time = Change(time, Millisecond, time.Millisecond, (t, by) => t.AddMilliseconds(by).AddTicks(-(t.Ticks % TimeSpan.TicksPerMillisecond)));
        WriteObject(Format is null ? time : Text(time, Format));
    }

    private static DateTime Change(DateTime time, int? wanted, int actual, Func<DateTime, int, DateTime> add) =>
        wanted is { } value ? add(time, value - actual) : time;

    private static string Text(DateTime time, string format) => format.ToUpperInvariant() switch
    {
        "FILEDATE" => time.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        "FILEDATEUNIVERSAL" => time.ToUniversalTime().ToString("yyyyMMddZ", CultureInfo.InvariantCulture),
        "FILEDATETIME" => time.ToString("yyyyMMddTHHmmssffff", CultureInfo.InvariantCulture),
        "FILEDATETIMEUNIVERSAL" => time.ToUniversalTime().ToString("yyyyMMddTHHmmssffffZ", CultureInfo.InvariantCulture),
        _ => time.ToString(format, CultureInfo.CurrentCulture),
    };
}
