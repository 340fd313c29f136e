using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace Personalize.Tests.Conformance;

/// <summary>Which cmdlet stands for which operation.</summary>
internal static class OperationCmdlets
{
    /// <summary>The cmdlet that stands for an operation, by the rules of the names alone.</summary>
    public static Type? Of(string operation)
    {
        var (verb, noun) = operation switch
        {
            "GetSolutionMetrics" => ("Get", "SolutionMetric"),
            "GetRecommendations" => ("Get", "Recommendation"),
            "GetPersonalizedRanking" => ("Get", "Ranking"),
            "GetActionRecommendations" => ("Get", "ActionRecommendation"),
            "StopSolutionVersionCreation" => ("Stop", "SolutionVersion"),
            "ListMetricAttributionMetrics" => ("Get", "MetricAttributionMetric"),
            "ListTagsForResource" => ("Get", "Tag"),
            "TagResource" => ("Add", "Tag"),
            "UntagResource" => ("Remove", "Tag"),
            _ when Split(operation, "Create") is { } noun1 => ("New", noun1),
            _ when Split(operation, "Delete") is { } noun1 => ("Remove", noun1),
            _ when Split(operation, "Describe") is { } noun1 => ("Get", noun1),
            _ when Split(operation, "Put") is { } nouns => ("Write", nouns.TrimEnd('s')),
            _ when Split(operation, "List") is { } nouns => ("Get", nouns.TrimEnd('s')),
            _ => (operation[..operation.IndexOfAny([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"], 1)], operation[operation.IndexOfAny([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"], 1)..]),
        };
        return typeof(ServiceObject).Assembly.GetTypes().FirstOrDefault(type =>
            type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet && cmdlet.VerbName == verb && cmdlet.NounName == "Personalize" + noun);

        static string? Split(string operation, string verb) => operation.StartsWith(verb, StringComparison.Ordinal) ? operation[verb.Length..] : null;
    }
}
