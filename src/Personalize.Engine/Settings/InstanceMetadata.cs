using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Engine;

/// <summary>
/// A short question to the metadata service of an EC2 instance. On any other machine nobody answers; the SDK would wait long and ask again, so
/// nothing of it is asked before this has found someone there.
/// </summary>
internal static class InstanceMetadata
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What a list of the places looked in says of it.</summary>
    public static string Describe(AwsEnvironment environment) => IsEnabled(environment)
        ? $"EC2 instance metadata at {Root(environment)} (no answer within {Patience.TotalSeconds:0} second)"
        : "EC2 instance metadata (turned off by AWS_EC2_METADATA_DISABLED)";

    /// <summary>The region of the instance that this process runs on, or nothing within a second.</summary>
    public static Task<string?> FindRegionAsync(AwsEnvironment environment, CancellationToken cancellationToken) =>
        AskAsync(environment, "latest/meta-data/placement/region", cancellationToken);

    /// <summary>The role of the instance that this process runs on, or nothing within a second.</summary>
    public static Task<string?> FindRoleAsync(AwsEnvironment environment, CancellationToken cancellationToken) =>
        AskAsync(environment, "latest/meta-data/iam/security-credentials/", cancellationToken);

    private static bool IsEnabled(AwsEnvironment environment) => !(bool.TryParse(environment["AWS_EC2_METADATA_DISABLED"], out var disabled) && disabled);

    private static Uri Root(AwsEnvironment environment) =>
        environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] is { } given && Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var root) ? root
        : string.Equals(environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"], "IPv6", StringComparison.OrdinalIgnoreCase) ? new Uri("http://[fd00:ec2::254]/")
        : new Uri("http://169.254.169.254/");

    private static async Task<string?> AskAsync(AwsEnvironment environment, string path, CancellationToken cancellationToken)
    {
        if (!IsEnabled(environment))
        {
            return null;
        }

        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bound.CancelAfter(Patience);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ConnectTimeout = Patience });
        var root = Root(environment);
        try
        {
            using var tokenRequest = new HttpRequestMessage(HttpMethod.Put, new Uri(root, "latest/api/token"));
            tokenRequest.Headers.Add("x-aws-ec2-metadata-token-ttl-seconds", "60");
            using var tokenAnswer = await http.SendAsync(tokenRequest, bound.Token).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(root, path));
            if (tokenAnswer.IsSuccessStatusCode)
            {
                request.Headers.Add("x-aws-ec2-metadata-token", (await tokenAnswer.Content.ReadAsStringAsync(bound.Token).ConfigureAwait(false)).Trim());
            }

            using var answer = await http.SendAsync(request, bound.Token).ConfigureAwait(false);
            var text = answer.StatusCode == HttpStatusCode.OK ? (await answer.Content.ReadAsStringAsync(bound.Token).ConfigureAwait(false)).Trim() : "";
            return text.Length > 0 ? text : null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or FormatException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
