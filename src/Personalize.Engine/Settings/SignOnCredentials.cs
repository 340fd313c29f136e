using System.Linq;
using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SSO;
using Amazon.SSOOIDC;

namespace Personalize.Engine;

/// <summary>Credentials of IAM Identity Center (SSO), from the token that <c>aws sso login</c> left behind.</summary>
internal static class SignOnCredentials
{
    // Otherwise the SDK would look for these clients by assembly name in all load contexts, and might come upon another module's.
    static SignOnCredentials()
    {
        GlobalRuntimeDependencyRegistry.Instance.RegisterSSOClient(static context =>
            new AmazonSSOClient(new AnonymousAWSCredentials(), new AmazonSSOConfig { RegionEndpoint = context.SSOClientContextData.Region }));
        GlobalRuntimeDependencyRegistry.Instance.RegisterSSOOIDCClient(static context =>
            new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), new AmazonSSOOIDCConfig { RegionEndpoint = context.SSOOIDCClientContextData.Region }));
    }

    public static SSOAWSCredentials Make(string account, string role, string region, string startUrl, string? session, string? scopes) =>
        new(account, region, role, startUrl, new SSOAWSCredentialsOptions
        {
            SessionName = session,
            Scopes = scopes?.Split(',').Select(static scope => scope.Trim()).ToList(),
        });
}
