namespace Personalize.Infrastructure;

/// <summary>A resource that is waited for.</summary>
/// <param name="arn">Its ARN.</param>
/// <param name="kind">Its kind.</param>
/// <param name="connection">Where to ask.</param>
/// <param name="goal">What it is to become.</param>
internal sealed class WaitTarget(string arn, ResourceKind kind, Connection connection, WaitGoal goal)
{
    /// <summary>Its ARN.</summary>
    public string Arn { get; } = arn;

    /// <summary>Its kind.</summary>
    public ResourceKind Kind { get; } = kind;

    /// <summary>Where to ask.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>What it is to become.</summary>
    public WaitGoal Goal { get; } = goal;

    /// <summary>
    /// Whether it was just changed: then the service may still tell of how it was before, for a moment, and a few looks don't take that
    /// for the end.
    /// </summary>
    public bool JustChanged { get; init; }
}
