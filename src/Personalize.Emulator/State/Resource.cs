using System;

namespace Personalize.Emulator.State;

/// <summary>What every resource has.</summary>
internal abstract class Resource
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    public required Lifecycle Lifecycle { get; set; }

    /// <summary>Its place in the order of creation, among all of its kind.</summary>
    public long Sequence { get; set; }

    public DateTimeOffset Created => Lifecycle.Created;
}
