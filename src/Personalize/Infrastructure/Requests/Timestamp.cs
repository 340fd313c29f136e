using System;
using System.Globalization;

namespace Personalize.Infrastructure;

/// <summary>Reads points in time in the forms that people and files have them in.</summary>
internal static class Timestamp
{
    /// <summary>What is understood, for an error message.</summary>
    public const string Wanted = "a date, a text such as '2024-05-31T12:00:00Z', or seconds since 1970";

    // Seconds of the year 5138: a number beyond them is one of milliseconds.
    private const double MostSeconds = 1e11;

    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The local time that a value stands for, or <see langword="null"/>. A date without an offset is local time.</summary>
    public static DateTime? Read(object value) => value switch
    {
        DateTime time => time.Kind == DateTimeKind.Utc ? time.ToLocalTime() : DateTime.SpecifyKind(time, DateTimeKind.Local),
        DateTimeOffset time => time.LocalDateTime,
        string text => FromText(text.Trim()),
        bool or char => null,
        IConvertible number => FromSeconds(number),
        // DateOnly, which netstandard2.0 doesn't know
        IFormattable date when value.GetType().FullName == "System.DateOnly" => FromText(date.ToString("o", CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static DateTime? FromText(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? FromSeconds(seconds)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time.LocalDateTime
        : null;

    private static DateTime? FromSeconds(IConvertible number)
    {
        try
        {
            var seconds = number.ToDouble(CultureInfo.InvariantCulture);
            return Math.Abs(seconds) < MostSeconds
                ? Epoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond).ToLocalTime()
                : null;
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
