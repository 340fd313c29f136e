using System;
using System.IO;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Personalize.Shell;

/// <summary>
/// The few things that pwsh's own assemblies may do and others may not, in one place. The engine's version is pinned, and a test
/// uses each of them.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private const string FormatNamespace = "Microsoft.PowerShell.Commands.Internal.Format.";

    /// <summary>Makes <c>exit</c> in the next script file end the session with its code, as <c>pwsh -File</c> does.</summary>
    public static void LetScriptExitEndTheSession(Runspace runspace)
    {
        var context = Property(runspace.GetType(), "ExecutionContext").GetValue(runspace)!;
        Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, true);
    }

    /// <summary>Marks an object as coming from the error stream, so that <c>Out-Default</c> shows it as an error.</summary>
    public static void MarkAsError(PSObject record)
    {
        var stream = Property(typeof(PSObject), "WriteStream");
        stream.SetValue(record, Enum.Parse(stream.PropertyType, "Error"));
    }

    /// <summary>Makes an error the error of <paramref name="invocation"/>, and leaves it that when a cmdlet writes it.</summary>
    public static void SetInvocation(ErrorRecord record, InvocationInfo invocation)
    {
        typeof(ErrorRecord).GetMethod("SetInvocationInfo", Hidden)!.Invoke(record, [invocation]);
        Property(typeof(ErrorRecord), "PreserveInvocationInfoOnce").SetValue(record, true);
    }

    /// <summary>What a cmdlet throws to end the pipeline before it quietly, once nothing more is wanted of it.</summary>
    public static Exception StopUpstream(PSCmdlet command) =>
        (Exception)Create(EngineType("System.Management.Automation.StopUpstreamCommandsException"), command);

    /// <summary>Gives a formatting cmdlet the engine's formatter for a shape: <c>Table</c> or <c>List</c>.</summary>
    public static void UseShape(OuterFormatShapeCommandBase command, string shape)
    {
        var formatter = EngineType(FormatNamespace + "InnerFormatShapeCommand");
        var shapes = EngineType(FormatNamespace + "FormatShape");
        SetImplementation(command, Create(formatter, Enum.Parse(shapes, shape)));
    }

    /// <summary>Makes a cmdlet write its input, formatted, to <paramref name="writer"/>.</summary>
    public static void UseWriter(FrontEndCommandBase command, TextWriter writer, int columns)
    {
        var manager = Create(EngineType(FormatNamespace + "OutputManagerInner"));
        var lines = Create(EngineType(FormatNamespace + "TextWriterLineOutput"), writer, columns);
        Property(manager.GetType(), "LineOutput").SetValue(manager, lines);
        SetImplementation(command, manager);
    }

    private static void SetImplementation(FrontEndCommandBase command, object implementation) =>
        typeof(FrontEndCommandBase).GetField("implementation", Hidden)!.SetValue(command, implementation);

    private static object Create(Type type, params object[] arguments) =>
        Activator.CreateInstance(type, Hidden, null, arguments, null)!;

    private static Type EngineType(string name) => typeof(PSObject).Assembly.GetType(name, throwOnError: true)!;

    private static PropertyInfo Property(Type type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetProperty(name, Hidden | BindingFlags.DeclaredOnly) is { } property)
            {
                return property;
            }
        }

        throw new MissingMemberException(type.FullName, name);
    }
}
