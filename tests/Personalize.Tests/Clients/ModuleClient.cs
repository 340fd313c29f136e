using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Text.Json.Nodes;
using Personalize.Infrastructure;
using Personalize.Tests.Conformance;
using Personalize.Tests.Module;

namespace Personalize.Tests.Clients;

/// <summary>Makes the module's own call for an operation and its input: the cmdlet that stands for it, with the parameters that stand for the members.</summary>
internal static class ModuleClient
{
    /// <summary>The command line, as its name and its parameters.</summary>
    /// <exception cref="InvalidOperationException">A member of the input has no parameter.</exception>
    public static (string Cmdlet, Hashtable Parameters) CommandFor(string operation, JsonObject input)
    {
        var type = OperationCmdlets.Of(operation) ?? throw new InvalidOperationException($"No cmdlet stands for {operation}.");
        var cmdlet = (CmdletAttribute)type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Single();
        var parameters = new Hashtable();
        foreach (var (path, value) in Leaves(input, [], [.. RequestMember.Of(type).Select(member => string.Join('.', member.Path))]))
        {
            var name = path switch
            {
                "maxResults" => "MaxResults",
                "schema" when operation == "CreateSchema" => "Schema",
                _ => RequestMember.Of(type).FirstOrDefault(member => string.Join('.', member.Path) == path)?.Parameter
                    ?? throw new InvalidOperationException($"{cmdlet.VerbName}-{cmdlet.NounName} has no parameter for {path}."),
            };
            parameters[name] = Plain(value);
        }

        if (cmdlet.ConfirmImpact == ConfirmImpact.High)
        {
            parameters["Force"] = true;
        }

        return ($"{cmdlet.VerbName}-{cmdlet.NounName}", parameters);
    }

    /// <summary>Makes the call in a session.</summary>
    public static PowerShellResult Call(EmulatedSession emulated, string operation, JsonObject input)
    {
        var (cmdlet, parameters) = CommandFor(operation, input);
        return emulated.Run($"$WarningPreference = 'Ignore'; $parameters = @($input)[0]; {cmdlet} @parameters -ErrorAction SilentlyContinue", [parameters]);
    }

    // Members that a parameter stands for, however deep.
    private static IEnumerable<(string Path, JsonNode? Value)> Leaves(JsonObject structure, string[] above, HashSet<string> known)
    {
        foreach (var (name, value) in structure)
        {
            string[] path = [.. above, name];
            var joined = string.Join('.', path);
            if (value is JsonObject inner && !known.Contains(joined))
            {
                foreach (var leaf in Leaves(inner, path, known))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (joined, value);
            }
        }
    }

    // As a user would write it: hashtables, arrays, plain values.
    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject members => new Hashtable(members.ToDictionary(member => member.Key, member => Plain(member.Value))),
        JsonArray items => items.Select(Plain).ToArray(),
        _ when node.GetValueKind() is JsonValueKind.True or JsonValueKind.False => node.GetValue<bool>(),
        _ when node.GetValueKind() == JsonValueKind.Number => node.AsValue().TryGetValue<int>(out var whole) ? whole : node.GetValue<double>(),
        _ => (string)node!,
    };
}
