using System;

namespace Personalize.Tests;

/// <summary>
/// How long a test waits for what must come at once. No test measures a speed: this is far more than a busy machine needs, and what hangs never comes.
/// </summary>
internal static class Patience
{
    public static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);
}
