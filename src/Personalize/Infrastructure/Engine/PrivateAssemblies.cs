using System;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Personalize.Infrastructure;

/// <summary>
/// Loads a folder of assemblies into a load context of its own, so that what the module brings and what other modules bring (another
/// AWSSDK.Core above all) never meet.
/// </summary>
/// <remarks>
/// AssemblyLoadContext is not part of netstandard2.0, so it is reached by reflection, and cannot be derived from here to prefer the
/// folder's own copies. Loading the whole folder at once does the same: a context asks what it holds itself before it asks the default one.
/// </remarks>
internal static class PrivateAssemblies
{
    /// <summary>
    /// What the name of a folder ends with that holds the same assemblies compiled ahead of time. They load on one system, one processor and one
    /// runtime; the plain folder is for all others.
    /// </summary>
    public static string CompiledFor { get; } = FormattableString.Invariant($"-net{Environment.Version.Major}.0-{OperatingSystem}-{Processor}");

    private static string OperatingSystem =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx" : "linux";

#pragma warning disable CA1308 // Identifiers of platforms are in small letters.
    private static string Processor => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Loads every assembly of a folder beside the module's DLL, and returns the one that was asked for.</summary>
    /// <exception cref="FileNotFoundException">The folder does not hold that assembly: the module is not complete.</exception>
    public static Assembly Load(string folder, string assemblyName)
    {
        var directory = Path.Combine(Path.GetDirectoryName(typeof(PrivateAssemblies).Assembly.Location)!, folder);
        if (File.Exists(Path.Combine(directory + CompiledFor, assemblyName + ".dll")))
        {
            directory += CompiledFor;
        }

        var wanted = Path.Combine(directory, assemblyName + ".dll");
        if (!File.Exists(wanted))
        {
            throw new FileNotFoundException(
                $"The module is not complete: {wanted} is missing. Build it with 'dotnet build', or install the module again.", wanted);
        }

        var contextType = Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader", throwOnError: true)!;
        var context = Activator.CreateInstance(contextType, [assemblyName, false])!;
        var load = (Func<string, Assembly>)Delegate.CreateDelegate(
            typeof(Func<string, Assembly>), context, contextType.GetMethod("LoadFromAssemblyPath")!);
        AddResolver(contextType, context);

        Assembly? result = null;
        foreach (var file in Directory.GetFiles(directory, "*.dll"))
        {
            var assembly = load(file);
            if (string.Equals(file, wanted, StringComparison.OrdinalIgnoreCase))
            {
                result = assembly;
            }
        }

        return result!;
    }

    /// <summary>Makes the one public or internal instance of a type of such an assembly.</summary>
    public static T Create<T>(Assembly assembly, string typeName)
        where T : class =>
        (T)Activator.CreateInstance(
            assembly.GetType(typeName, throwOnError: true)!, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, null, CultureInfo.InvariantCulture)!;

    // The folder's assemblies refer to this one, wherever PowerShell loaded it from.
    private static void AddResolver(Type contextType, object context)
    {
        var resolving = contextType.GetEvent("Resolving")!;
        var handler = typeof(PrivateAssemblies).GetMethod(nameof(ResolveSelf), BindingFlags.Static | BindingFlags.NonPublic)!;
        resolving.AddEventHandler(context, Delegate.CreateDelegate(resolving.EventHandlerType!, handler));
    }

    private static Assembly? ResolveSelf(object context, AssemblyName name)
    {
        var self = typeof(PrivateAssemblies).Assembly;
        return name.Name == self.GetName().Name ? self : null;
    }
}
