using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Personalize.Tools.HelpBuilder.Cmdlets;

/// <summary>Reads the facts of a module's cmdlets out of a PowerShell engine that has imported its assembly.</summary>
internal static partial class CmdletReader
{
    /// <summary>Imports an assembly as a session would and describes its cmdlets.</summary>
    /// <exception cref="RuntimeException">The assembly can't be imported.</exception>
    public static ModuleFacts ReadModule(string assemblyPath)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        var module = shell.AddCommand("Import-Module")
            .AddParameter("Name", Path.GetFullPath(assemblyPath))
            .AddParameter("PassThru")
            .AddParameter("ErrorAction", ActionPreference.Stop)
            .Invoke<PSModuleInfo>()
            .Single();

        var types = Assembly.LoadFrom(module.Path).GetExportedTypes();
        return new ModuleFacts(
            module.Name,
            $"{Path.GetFileName(module.Path)}-Help.xml",
            [.. module.ExportedCmdlets.Values.OrderBy(cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase).Select(Read)],
            types.Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal));
    }

    private static CmdletFacts Read(CmdletInfo cmdlet)
    {
        var instance = Activator.CreateInstance(cmdlet.ImplementingType)!;
        var parameters = cmdlet.Parameters.Values
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)
            .Select(parameter => Read(parameter, instance))
            .ToList();

        return new CmdletFacts
        {
            Name = cmdlet.Name,
            Verb = cmdlet.Verb,
            Noun = cmdlet.Noun,
            HelpUri = cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()?.HelpUri ?? "",
            Aliases = [.. cmdlet.ImplementingType.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames)],
            InputTypes = [.. cmdlet.Parameters.Values
                .Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline))
                .Select(parameter => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).FullName!)
                .Distinct()],
            OutputTypes = [.. cmdlet.OutputType.Select(output => output.Name).Distinct()],
            Parameters = parameters,
            Syntax = [.. cmdlet.ParameterSets.Select(set => ReadSyntax(set, parameters))],
        };
    }

    private static ParameterFacts Read(ParameterMetadata parameter, object cmdlet)
    {
        var type = parameter.ParameterType;
        return new ParameterFacts
        {
            Name = parameter.Name,
            TypeName = FullTypeName(type),
            ShortTypeName = ShortTypeName(type),
            IsSwitch = parameter.SwitchParameter,
            Aliases = [.. parameter.Aliases],
            DefaultValue = DefaultValue(parameter, cmdlet),
            SupportsWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            DontShow = parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow),
            AcceptedValues = AcceptedValues(parameter),
            HelpMessage = parameter.Attributes.OfType<ParameterAttribute>().Select(attribute => attribute.HelpMessage)
                .FirstOrDefault(message => !string.IsNullOrEmpty(message)) ?? "",
            Sets = [.. parameter.ParameterSets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => new ParameterSetFacts(
                set.Key == ParameterAttribute.AllParameterSets ? ParameterSetFacts.AllSets : set.Key,
                Position(set.Value.Position),
                set.Value.IsMandatory,
                set.Value.ValueFromPipeline,
                set.Value.ValueFromPipelineByPropertyName,
                set.Value.ValueFromRemainingArguments))],
        };
    }

    private static SyntaxFacts ReadSyntax(CommandParameterSetInfo set, List<ParameterFacts> parameters)
    {
        var places = set.Parameters
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .Select(parameter => new SyntaxParameter(
                parameters.Single(facts => facts.Name == parameter.Name), parameter.IsMandatory, Position(parameter.Position)))
            .Where(parameter => !parameter.Facts.DontShow)
            .ToList();
        return new SyntaxFacts(set.Name, set.IsDefault, [.. places
            .OrderBy(place => place.Position ?? int.MaxValue)
            .ThenBy(place => place.Position is null && !place.IsRequired)]);
    }

    private static int? Position(int position) => position == int.MinValue ? null : position;

    private static string FullTypeName(Type type) => type.IsGenericType
        ? $"{type.GetGenericTypeDefinition().FullName}[{string.Join(',', type.GenericTypeArguments.Select(argument => argument.FullName))}]"
        : type.FullName!;

    private static string ShortTypeName(Type type) =>
        NamespacePrefix().Replace(LanguagePrimitives.ConvertTo<string>(Nullable.GetUnderlyingType(type) ?? type), "");

    private static string? DefaultValue(ParameterMetadata parameter, object cmdlet)
    {
        if (parameter.Attributes.OfType<PSDefaultValueAttribute>().FirstOrDefault() is { } told)
        {
            return told.Help ?? ToText(told.Value);
        }

        if (parameter.SwitchParameter)
        {
            return "False";
        }

        // Parameters that the engine adds (-WhatIf, -First) have no property on the cmdlet.
        var value = cmdlet.GetType().GetProperty(parameter.Name)?.GetValue(cmdlet);
        var isUnset = value is null || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(parameter.ParameterType)));
        return isUnset ? null : ToText(value);
    }

    private static string? ToText(object? value) => value is IEnumerable list and not string
        ? string.Join(", ", list.Cast<object?>().Select(ToText))
        : Convert.ToString(value, CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> AcceptedValues(ParameterMetadata parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        type = type.GetElementType() ?? type;
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        // ValidateSetAttribute is sealed; an attribute of the module's own that restricts values tells them by the same property.
        return parameter.Attributes
            .Select(attribute => attribute.GetType().GetProperty(nameof(ValidateSetAttribute.ValidValues))?.GetValue(attribute))
            .OfType<IEnumerable<string>>()
            .SelectMany(values => values)
            .ToList();
    }

    [GeneratedRegex(@"(\w+\.)+")]
    private static partial Regex NamespacePrefix();
}
