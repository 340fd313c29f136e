namespace Personalize.Infrastructure;

/// <summary>
/// What Set-PersonalizeSession set, for the whole process: runspaces of <c>ForEach-Object -Parallel</c> and thread jobs see it too.
/// </summary>
internal sealed record SessionSettings
{
    private static volatile SessionSettings _current = new();

    /// <summary>The settings in force. They are replaced, never changed.</summary>
    public static SessionSettings Current
    {
        get => _current;
        set => _current = value;
    }

    /// <summary>The connection's settings.</summary>
    public Connection Connection { get; init; } = new();

    /// <summary>The longest time a call may take, in seconds.</summary>
    public int? TimeoutSec { get; init; }
}
