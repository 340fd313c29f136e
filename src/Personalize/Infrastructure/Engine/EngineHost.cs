using System;

namespace Personalize.Infrastructure;

/// <summary>The process's one engine, loaded with the first call.</summary>
internal static class EngineHost
{
    private static readonly Lazy<IEngine> Instance =
        new(() => PrivateAssemblies.Create<IEngine>(PrivateAssemblies.Load("engine", "Personalize.Engine"), "Personalize.Engine.AwsEngine"));

    public static IEngine Current => Instance.Value;

    /// <summary>Forgets clients and credentials, where there are any.</summary>
    public static void Reset()
    {
        if (Instance.IsValueCreated)
        {
            Instance.Value.Reset();
        }
    }
}
