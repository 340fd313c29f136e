using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Security;

namespace Personalize.Infrastructure;

/// <summary>What is known when Tab is pressed.</summary>
/// <param name="command">The cmdlet's name, perhaps with its module's.</param>
/// <param name="parameter">The parameter's name.</param>
/// <param name="typed">What was typed of the value so far, without quotes.</param>
/// <param name="bound">The other parameters on the command line, as far as they are plain values.</param>
internal sealed class CompletionRequest(string command, string parameter, string typed, IDictionary? bound)
{
    private const string Prefix = "-Personalize";

    private readonly Lazy<DefaultParameterValues> _defaults = new(() => DefaultParameterValues.Of(Simple(command)));

    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>What was typed of the value so far, without quotes.</summary>
    public string Typed { get; } = typed;

    /// <summary>The kind that the cmdlet is named after, where it is named after one.</summary>
    public ResourceKind? NounKind =>
        command.LastIndexOf(Prefix, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? ResourceKind.OfMember(command.Substring(at + Prefix.Length) + "Arn")
            : null;

    /// <summary>Another parameter's value, from the command line or from <c>$PSDefaultParameterValues</c>.</summary>
    public object? Value(string name) => Plain(bound?[name]) ?? Plain(_defaults.Value.Find(name));

    /// <summary>Where to ask: what the command line says over what the session says.</summary>
    public IReadOnlyList<Connection> Connections()
    {
        var connection = SessionSettings.Current.Connection;
        var profile = Value(nameof(ServiceCommand.ProfileName)) as string;
        var credential = Value(nameof(ServiceCommand.Credential)) as PSCredential;
        if (profile is not null || credential is not null)
        {
            connection = connection with
            {
                ProfileName = profile,
                AccessKeyId = credential?.UserName,
                SecretKey = credential?.GetNetworkCredential().Password,
                SessionToken = Value(nameof(ServiceCommand.SessionToken)) is SecureString token ? new NetworkCredential("", token).Password : null,
            };
        }

        if (Uri.TryCreate(Value(nameof(ServiceCommand.EndpointUrl))?.ToString(), UriKind.Absolute, out var url))
        {
            connection = connection with { EndpointUrl = url };
        }

        // The region of the ARN that is being typed, and that of another one on the line, say where it is as -Region does.
        return Value(nameof(RegionalCommand.Region)) switch
        {
            string region => [connection with { Region = region }],
            IEnumerable many when many.Cast<object?>().Select(Plain).OfType<string>().ToArray() is { Length: > 0 } regions =>
                [.. regions.Select(region => connection with { Region = region })],
            _ when RegionOnTheLine() is { } region => [connection with { Region = region }],
            _ => [connection],
        };
    }

    private string? RegionOnTheLine() =>
        Arn.TryParse(Typed, out var begun) && begun.Region is { } own ? own
        : bound?.Values.Cast<object?>()
            .Select(value => Arn.TryParse(Plain(value) as string, out var arn) ? arn.Region : null)
            .FirstOrDefault(region => region is not null);

    private static string Simple(string command) => command.Substring(command.LastIndexOf('\\') + 1);

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
