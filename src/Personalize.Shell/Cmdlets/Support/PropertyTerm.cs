using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace Personalize.Shell.Cmdlets.Support;

/// <summary>
/// One item of a <c>-Property</c> list: a name, which may have wildcards, a script block, or a hashtable of an expression and what
/// else the cmdlet knows (a name, a direction).
/// </summary>
internal sealed class PropertyTerm
{
    private PropertyTerm(PSPropertyExpression expression) => Expression = expression;

    public PSPropertyExpression Expression { get; }

    /// <summary>The name given to the value, or null.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether to sort downwards; null where the term doesn't say.</summary>
    public bool? Descending { get; private set; }

    /// <summary>Reads a cmdlet's list; what can't be read ends the cmdlet.</summary>
    /// <param name="cmdlet">The cmdlet whose parameter it is.</param>
    /// <param name="items">The list, which may be null.</param>
    /// <param name="keys">The keys that a hashtable may hold besides Expression.</param>
    public static IReadOnlyList<PropertyTerm> Read(PSCmdlet cmdlet, object?[]? items, params string[] keys)
    {
        try
        {
            return (items ?? []).Select(item => Read(item, keys)).ToList();
        }
        catch (PSArgumentException exception)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "InvalidProperty", ErrorCategory.InvalidArgument, items));
            throw;
        }
    }

    /// <summary>The value for an object; the first of several, null where there is none.</summary>
    public object? ValueOf(PSObject target)
    {
        var results = Expression.GetValues(target);
        return results.Count == 0 || results[0].Exception is not null ? null : results[0].Result;
    }

    private static PropertyTerm Read(object? item, string[] keys) => Unwrap(item) switch
    {
        IDictionary table => FromTable(table, keys),
        var value => new PropertyTerm(ExpressionOf(value)),
    };

    private static PropertyTerm FromTable(IDictionary table, string[] keys)
    {
        object? expression = null;
        string? name = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in table)
        {
            var written = LanguagePrimitives.ConvertTo<string>(entry.Key);
            var key = written.Length == 0 ? null : keys.Prepend("Expression")
                .FirstOrDefault(known => known.StartsWith(written, StringComparison.OrdinalIgnoreCase));
            switch (key)
            {
                case "Expression":
                    expression = Unwrap(entry.Value);
                    break;
                case "Name" or "Label":
                    name = LanguagePrimitives.ConvertTo<string>(entry.Value);
                    break;
                case "Descending":
                    descending = LanguagePrimitives.IsTrue(entry.Value);
                    break;
                case "Ascending":
                    descending = !LanguagePrimitives.IsTrue(entry.Value);
                    break;
                default:
                    throw new PSArgumentException(
                        $"The key '{written}' is not known here. Known are: Expression{string.Concat(keys.Select(known => ", " + known))}.");
            }
        }

        return expression is null
            ? throw new PSArgumentException("The hashtable has no Expression: a property's name or a script block.")
            : new PropertyTerm(ExpressionOf(expression)) { Name = name, Descending = descending };
    }

    private static PSPropertyExpression ExpressionOf(object? value) => value switch
    {
        ScriptBlock script => new PSPropertyExpression(script),
        string { Length: > 0 } name => new PSPropertyExpression(name),
        null or "" => throw new PSArgumentException("A property cannot be empty: it is a name, a script block or a hashtable."),
        _ => new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(value)),
    };

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}
