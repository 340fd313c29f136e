using System;

namespace Personalize;

/// <summary>What a <c>Write-Personalize…</c> cmdlet did, told when all records are through.</summary>
public sealed class WriteSummary
{
    /// <summary>How many records the service took.</summary>
    public long Sent { get; set; }

    /// <summary>How many records were not written; each is the target of an error.</summary>
    public long Failed { get; set; }

    /// <summary>How many calls were made. A call that was repeated counts once.</summary>
    public long Calls { get; set; }

    /// <summary>From the first record to the last answer.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>All of it on one line.</summary>
    public override string ToString() => $"{Sent} sent, {Failed} failed, {Calls} calls";
}
