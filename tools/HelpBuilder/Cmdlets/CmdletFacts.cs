using System.Collections.Generic;

namespace Personalize.Tools.HelpBuilder.Cmdlets;

/// <summary>What a module's assembly says of itself.</summary>
internal sealed record ModuleFacts(string Name, string HelpFile, IReadOnlyList<CmdletFacts> Cmdlets, IReadOnlySet<string> TypeNames);

/// <summary>What PowerShell's engine knows of a cmdlet: all of its help that no one has to write.</summary>
internal sealed record CmdletFacts
{
    public required string Name { get; init; }

    public required string Verb { get; init; }

    public required string Noun { get; init; }

    public required string HelpUri { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Full names of the types that a parameter takes from the pipeline by value.</summary>
    public required IReadOnlyList<string> InputTypes { get; init; }

    /// <summary>Full names of the types that the cmdlet declares to write.</summary>
    public required IReadOnlyList<string> OutputTypes { get; init; }

    /// <summary>All parameters but PowerShell's common ones, by name.</summary>
    public required IReadOnlyList<ParameterFacts> Parameters { get; init; }

    public required IReadOnlyList<SyntaxFacts> Syntax { get; init; }
}

/// <summary>A parameter, as the engine binds it.</summary>
internal sealed record ParameterFacts
{
    public required string Name { get; init; }

    /// <summary>The type as PlatyPS names it, such as <c>System.Nullable`1[System.Int32]</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type as <c>Get-Command -Syntax</c> shows it, such as <c>int</c>.</summary>
    public required string ShortTypeName { get; init; }

    public required bool IsSwitch { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Null if neither an initialiser nor an attribute tells.</summary>
    public required string? DefaultValue { get; init; }

    public required bool SupportsWildcards { get; init; }

    public required bool DontShow { get; init; }

    public required IReadOnlyList<string> AcceptedValues { get; init; }

    public required string HelpMessage { get; init; }

    public required IReadOnlyList<ParameterSetFacts> Sets { get; init; }
}

/// <summary>What a parameter is within one parameter set; <c>(All)</c> names every set at once.</summary>
internal sealed record ParameterSetFacts(
    string Name, int? Position, bool IsRequired, bool FromPipeline, bool FromPipelineByPropertyName, bool FromRemainingArguments)
{
    public const string AllSets = "(All)";
}

/// <summary>One way to call a cmdlet, its parameters in the order that <c>Get-Command -Syntax</c> shows.</summary>
internal sealed record SyntaxFacts(string Name, bool IsDefault, IReadOnlyList<SyntaxParameter> Parameters);

/// <summary>A parameter's place in one syntax.</summary>
internal sealed record SyntaxParameter(ParameterFacts Facts, bool IsRequired, int? Position)
{
    /// <summary>The parameter as a syntax line shows it: <c>[[-Name] &lt;string&gt;]</c>.</summary>
    public override string ToString()
    {
        var name = Position is not null && !Facts.IsSwitch ? $"[-{Facts.Name}]" : $"-{Facts.Name}";
        var text = Facts.IsSwitch ? name : $"{name} <{Facts.ShortTypeName}>";
        return IsRequired ? text : $"[{text}]";
    }
}
