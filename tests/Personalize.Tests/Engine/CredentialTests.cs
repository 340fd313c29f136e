using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Engine;

[Collection(EnvironmentTests.Name)]
public sealed class CredentialTests : EngineTest
{
    private const string Keys = "aws_access_key_id = AKIAPROFILE\naws_secret_access_key = s\n";

    private const string AssumeRoleAnswer = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
        <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>
        </Credentials></AssumeRoleResult></AssumeRoleResponse>
        """;

    private readonly AwsHome _home = new();

    public CredentialTests() => _home.Set("AWS_REGION", "eu-west-1");

    [Fact]
    public async Task Credentials_are_looked_for_in_order()
    {
        _home.Credentials("[default]\n" + Keys + "[other]\naws_access_key_id=AKIAOTHER\naws_secret_access_key=s\n");
        Assert.Equal(("AKIAPROFILE", "profile 'default'"), await FoundAsync());
        _home.Set("AWS_PROFILE", "other");
        Assert.Equal(("AKIAOTHER", "profile 'other'"), await FoundAsync());
        _home.Set("AWS_ACCESS_KEY_ID", "AKIAVARIABLE");
        _home.Set("AWS_SECRET_ACCESS_KEY", "s");
        Assert.Equal(("AKIAVARIABLE", "environment variables"), await FoundAsync());
        Assert.Equal(("AKIAPROFILE", "profile 'default'"), await FoundAsync(new() { ProfileName = "default" }));
        Assert.Equal("AKIAGIVEN", (await FoundAsync(new() { AccessKeyId = "AKIAGIVEN", SecretKey = "s" })).Id);
    }

    [Fact]
    public async Task The_credentials_file_counts_before_the_config_file()
    {
        _home.Config("[profile dev]\naws_access_key_id=AKIACONFIG\naws_secret_access_key=s\nregion=us-west-1\n");
        _home.Credentials("; keys\n[dev]\n" + Keys);

        Assert.Equal("AKIAPROFILE", (await FoundAsync(new() { ProfileName = "dev" })).Id);
    }

    [Fact]
    public async Task The_files_are_where_the_variables_say()
    {
        var config = Path.Combine(_home.Folder, "elsewhere.ini");
        File.WriteAllText(config, "[profile \"two words\"]\n" + Keys);
        _home.Set("AWS_CONFIG_FILE", config);

        Assert.Equal("AKIAPROFILE", (await FoundAsync(new() { ProfileName = "two words" })).Id);
    }

    [Fact]
    public async Task A_session_token_goes_with_its_keys()
    {
        _home.Set("AWS_ACCESS_KEY_ID", "ASIA");
        _home.Set("AWS_SECRET_ACCESS_KEY", "s");
        _home.Set("AWS_SESSION_TOKEN", "the-token");
        using var server = new WireServer();

        await CallAsync(server);

        Assert.Equal("the-token", Assert.Single(server.Requests).Headers["x-amz-security-token"]);
    }

    [Fact]
    public async Task A_role_is_assumed_with_the_source_profiles_keys_in_the_calls_region()
    {
        _home.Config("[profile base]\n" + Keys + "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/ops\nsource_profile = base\nexternal_id = x1\nduration_seconds = 1200\n");
        using var sts = new WireServer(WireServer.Answer(200, AssumeRoleAnswer, "text/xml"));
        using var server = new WireServer();
        _home.Set("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri);

        await CallAsync(server, "ops");
        await CallAsync(server, "ops");

        var assume = Assert.Single(sts.Requests);
        Assert.Contains("Credential=AKIAPROFILE/", assume.Headers["Authorization"]);
        Assert.Contains("/eu-west-1/sts/", assume.Headers["Authorization"]);
        Assert.Contains("RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fops", assume.Body);
        Assert.Contains("ExternalId=x1", assume.Body);
        Assert.Contains("DurationSeconds=1200", assume.Body);
        Assert.All(server.Requests, static request => Assert.Contains("Credential=ASIAROLE/", request.Headers["Authorization"]));
        Assert.Equal("role-token", server.Requests.First().Headers["x-amz-security-token"]);
    }

    [Fact]
    public async Task A_role_that_may_not_be_assumed_says_so()
    {
        _home.Config("[profile base]\n" + Keys + "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/ops\nsource_profile = base\n");
        using var sts = new WireServer(WireServer.Answer(403, "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not you</Message></Error></ErrorResponse>", "text/xml"));
        using var server = new WireServer();
        _home.Set("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri);

        var error = await Assert.ThrowsAsync<CredentialException>(() => CallAsync(server, "ops"));

        Assert.Contains("profile 'ops' (role, through profile 'base')", error.Message);
        Assert.Contains("Not you", error.Message);
        Assert.Contains("Check that arn:aws:iam::111122223333:role/ops may be assumed", error.Message);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("[profile p]\nrole_arn=r\nsource_profile=q\n[profile q]\nrole_arn=r\nsource_profile=p\n", typeof(ConfigurationException), "circle")]
    [InlineData("[profile p]\nrole_arn=r\nsource_profile=q\n", typeof(ConfigurationException), "source_profile 'q'")]
    [InlineData("[profile p]\nrole_arn=r\n", typeof(ConfigurationException), "neither source_profile nor credential_source")]
    [InlineData("[profile p]\nrole_arn=r\ncredential_source=Moon\n", typeof(ConfigurationException), "'Moon'")]
    [InlineData("[profile p]\nrole_arn=r\ncredential_source=Environment\n", typeof(CredentialException), "AWS_ACCESS_KEY_ID")]
    [InlineData("[profile p]\nrole_arn=r\nmfa_serial=m\nsource_profile=q\n", typeof(CredentialException), "MFA")]
    [InlineData("[profile p]\nsso_session=s\n", typeof(ConfigurationException), "sso-session 's'")]
    [InlineData("[profile p]\nsso_start_url=u\nsso_region=r\n", typeof(ConfigurationException), "sso_account_id")]
    public async Task A_profile_that_can_not_work_says_why(string config, Type expected, string words)
    {
        _home.Config(config);
        using var server = new WireServer();

        var error = await Assert.ThrowsAsync(expected, () => CallAsync(server, "p"));

        Assert.Contains(words, error.Message);
        Assert.Contains("'p'", error.Message);
    }

    [Fact]
    public async Task A_signed_on_session_gives_the_roles_keys()
    {
        SsoProfile();
        SsoToken(DateTime.UtcNow.AddHours(1));
        using var sso = new WireServer(WireServer.Answer(200, """{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"s","sessionToken":"sso-token","expiration":4070908800000}}""", "application/json"));
        using var server = new WireServer();
        _home.Set("AWS_ENDPOINT_URL_SSO", sso.Url.AbsoluteUri);

        await CallAsync(server, "single");

        Assert.Contains("role_name=admin", Assert.Single(sso.Requests).Line);
        Assert.Equal("the-access-token", sso.Requests.Single().Headers["x-amz-sso_bearer_token"]);
        Assert.Contains("Credential=ASIASSO/", Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_on_again_is_asked_for_by_its_command(bool wasSignedOn)
    {
        SsoProfile();
        if (wasSignedOn)
        {
            SsoToken(DateTime.UtcNow.AddHours(-1));
        }

        using var server = new WireServer();

        var error = await Assert.ThrowsAsync<CredentialException>(() => CallAsync(server, "single"));

        Assert.Contains("aws sso login --profile single", error.Message);
        Assert.Contains("(SSO)", error.Message);
    }

    [Fact]
    public async Task A_program_gives_keys()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a Unix shell");
        _home.Config("[profile program]\ncredential_process = echo '{\"Version\":1,\"AccessKeyId\":\"ASIAPROGRAM\",\"SecretAccessKey\":\"s\"}'\n");

        Assert.Equal(("ASIAPROGRAM", "profile 'program' (credential_process)"), await FoundAsync(new() { ProfileName = "program" }));
    }

    [Fact]
    public async Task A_container_gives_keys()
    {
        using var container = new WireServer(WireServer.Answer(200, """{"AccessKeyId":"ASIACONTAINER","SecretAccessKey":"s","Token":"t","Expiration":"2099-01-01T00:00:00Z"}""", "application/json"));
        _home.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", new Uri(container.Url, "/keys").AbsoluteUri);
        _home.Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "pod-token");

        Assert.Equal(("ASIACONTAINER", "container credentials"), await FoundAsync());
        Assert.Equal("pod-token", container.Requests.First().Headers["Authorization"]);
    }

    [Fact]
    public async Task A_web_identity_gives_a_roles_keys()
    {
        var token = Path.Combine(_home.Folder, "token");
        File.WriteAllText(token, "a.b.c");
        using var sts = new WireServer(WireServer.Answer(200, AssumeRoleAnswer.Replace("AssumeRole", "AssumeRoleWithWebIdentity", StringComparison.Ordinal), "text/xml"));
        _home.Set("AWS_ENDPOINT_URL_STS", sts.Url.AbsoluteUri);
        _home.Set("AWS_WEB_IDENTITY_TOKEN_FILE", token);
        _home.Set("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod");

        Assert.Equal(("ASIAROLE", "web identity (AWS_WEB_IDENTITY_TOKEN_FILE)"), await FoundAsync());
        Assert.Contains("WebIdentityToken=a.b.c", Assert.Single(sts.Requests).Body);
    }

    [Fact]
    public async Task An_instance_gives_its_region_and_its_roles_keys()
    {
        using var instance = new WireServer(static request => request.Line.Split(' ')[1] switch
        {
            "/latest/api/token" => request.AnswerAsync(200, "imds-token", "text/plain"),
            "/latest/meta-data/placement/region" => request.AnswerAsync(200, "ca-central-1", "text/plain"),
            "/latest/meta-data/iam/info" => request.AnswerAsync(200, """{"Code":"Success","InstanceProfileArn":"a","InstanceProfileId":"i"}""", "text/plain"),
            "/latest/meta-data/iam/security-credentials/" => request.AnswerAsync(200, "the-role", "text/plain"),
            "/latest/meta-data/iam/security-credentials/the-role" => request.AnswerAsync(
                200, """{"Code":"Success","AccessKeyId":"ASIAINSTANCE","SecretAccessKey":"s","Token":"t","Expiration":"2099-01-01T00:00:00Z"}""", "text/plain"),
            _ => request.AnswerAsync(404, "", "text/plain"),
        });
        _home.Set("AWS_REGION", null);
        _home.Set("AWS_EC2_METADATA_DISABLED", null);
        _home.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.Url.AbsoluteUri.TrimEnd('/'));

        var report = await Engine.ResolveAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal(("ca-central-1", "EC2 instance metadata"), (report.Region, report.RegionSource));
        Assert.Equal(("ASIAINSTANCE", "EC2 instance role"), (report.AccessKeyId, report.CredentialSource));
    }

    [Fact]
    public async Task A_report_of_credentials_that_do_not_work_says_what_to_do()
    {
        SsoProfile();

        var report = await Engine.ResolveAsync(new() { ProfileName = "single" }, TestContext.Current.CancellationToken);

        Assert.Null(report.AccessKeyId);
        Assert.Contains("aws sso login --profile single", report.CredentialSource);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _home.Dispose();
    }

    private void SsoProfile() => _home.Config("""
        [sso-session my-sso]
        sso_region = us-east-1
        sso_start_url = https://example.awsapps.com/start
        sso_registration_scopes = sso:account:access
        [profile single]
        sso_session = my-sso
        sso_account_id = 111122223333
        sso_role_name = admin
        """);

    private void SsoToken(DateTime expires)
    {
        var cache = Directory.CreateDirectory(Path.Combine(_home.Folder, ".aws", "sso", "cache")).FullName;
        // AWS's tools name the file by the SHA-1 of the session's name, here of "my-sso".
        File.WriteAllText(Path.Combine(cache, "0ad374308c5a4e22f723adf10145eafad7c4031c.json"), $$"""
            {"startUrl":"https://example.awsapps.com/start","region":"us-east-1","accessToken":"the-access-token","expiresAt":"{{expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}"}
            """);
    }

    private async Task<(string? Id, string? Source)> FoundAsync(Connection? connection = null)
    {
        var report = await Engine.ResolveAsync(connection ?? new(), TestContext.Current.CancellationToken);
        return (report.AccessKeyId, report.CredentialSource);
    }

    private Task<ServiceResponse<object>> CallAsync(WireServer server, string? profile = null) => Engine.InvokeAsync<object>(
        Request("ListSolutions", null), new Connection { ProfileName = profile, EndpointUrl = server.Url }, TestContext.Current.CancellationToken);
}
