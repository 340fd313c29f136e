namespace Personalize.Infrastructure;

/// <summary>What a state means to somebody who waits.</summary>
internal enum StateMeaning
{
    /// <summary>It ends by itself, with the resource in another state.</summary>
    Passing,

    /// <summary>It ends by itself, with the resource gone.</summary>
    Leaving,

    /// <summary>The resource stays so until somebody changes it.</summary>
    Resting,

    /// <summary>What was under way has failed or was stopped; nothing but removal leads out of it.</summary>
    Failed,
}
