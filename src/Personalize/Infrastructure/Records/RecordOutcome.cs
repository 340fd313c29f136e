using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>What became of records.</summary>
internal enum RecordFate
{
    /// <summary>The service took them.</summary>
    Sent,

    /// <summary>The service refused the call that they were in; they are sent again in smaller ones.</summary>
    SentAgain,

    /// <summary>The call failed for good.</summary>
    Failed,

    /// <summary>The call was given up without an answer: it may have arrived.</summary>
    Unknown,

    /// <summary>They never went out.</summary>
    NotSent,
}

/// <summary>How one call with records ended.</summary>
internal sealed class RecordOutcome(RecordFate fate, IReadOnlyList<Record> records)
{
    public RecordFate Fate { get; } = fate;

    public IReadOnlyList<Record> Records { get; } = records;

    /// <summary>The call, where there was one.</summary>
    public CallReport? Call { get; init; }

    /// <summary>Why it failed.</summary>
    public PersonalizeException? Failure { get; init; }
}
