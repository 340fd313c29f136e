using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Ends what runs when the module is removed: the emulator, and the clients with their connections.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <summary>Called by PowerShell.</summary>
    /// <param name="psModuleInfo">The module that is removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        LocalEmulator.Current?.Dispose();
        KnownResources.Forget();
        EngineHost.Reset();
    }
}
