namespace Personalize.Infrastructure;

/// <summary>What a step does.</summary>
internal enum RemovalAction
{
    /// <summary>Ends a training.</summary>
    Stop,

    /// <summary>Waits for what can't be stopped.</summary>
    WaitFor,

    /// <summary>Removes a resource, and waits until it is gone.</summary>
    Remove,
}

/// <summary>One step of a removal.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Kind">The resource's kind.</param>
/// <param name="Arn">The resource's ARN.</param>
/// <param name="Status">The state that the plan found it in.</param>
internal sealed record RemovalStep(RemovalAction Action, ResourceKind Kind, string Arn, string? Status)
{
    /// <summary>Whether the plan found its resource on the way from one state to another.</summary>
    public bool IsMoving =>
        Status is not null && ResourceStates.Of(Kind).MeaningOf(Status) is StateMeaning.Passing or StateMeaning.Leaving;

    /// <summary>What it does, in words: <c>Remove campaign</c>.</summary>
    public string Words => Action switch
    {
        RemovalAction.Stop => $"Stop training of {Kind.Name}",
        RemovalAction.WaitFor => $"Wait for {Kind.Name}",
        _ => $"Remove {Kind.Name}",
    };
}
