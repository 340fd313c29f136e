using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Personalize.Tests.Engine;

public sealed class ErrorTests : EngineTest
{
    [Theory]
    [InlineData(400, "ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData(400, "ResourceAlreadyExistsException", typeof(ResourceAlreadyExistsException))]
    [InlineData(400, "ResourceInUseException", typeof(ResourceInUseException))]
    [InlineData(400, "InvalidInputException", typeof(InvalidInputException))]
    [InlineData(400, "ValidationException", typeof(InvalidInputException))]
    [InlineData(400, "SerializationException", typeof(InvalidInputException))]
    [InlineData(400, "InvalidNextTokenException", typeof(InvalidNextTokenException))]
    [InlineData(400, "LimitExceededException", typeof(LimitExceededException))]
    [InlineData(400, "TooManyTagsException", typeof(TooManyTagsException))]
    [InlineData(400, "TooManyTagKeysException", typeof(TooManyTagKeysException))]
    [InlineData(400, "AccessDeniedException", typeof(AccessDeniedException))]
    [InlineData(403, "AccessDenied", typeof(AccessDeniedException))]
    [InlineData(400, "ExpiredTokenException", typeof(CredentialException))]
    [InlineData(403, "ExpiredToken", typeof(CredentialException))]
    [InlineData(400, "UnrecognizedClientException", typeof(CredentialException))]
    [InlineData(400, "InvalidSignatureException", typeof(CredentialException))]
    [InlineData(400, "IncompleteSignature", typeof(CredentialException))]
    [InlineData(403, "MissingAuthenticationToken", typeof(CredentialException))]
    [InlineData(403, "InvalidClientTokenId", typeof(CredentialException))]
    [InlineData(400, "ThrottlingException", typeof(ThrottlingException))]
    [InlineData(429, "TooManyRequestsException", typeof(ThrottlingException))]
    [InlineData(500, "InternalFailure", typeof(ServiceException))]
    [InlineData(503, "ServiceUnavailable", typeof(ServiceException))]
    [InlineData(400, "BrandNewException", typeof(ServiceException))]
    public async Task A_code_of_the_service_is_an_exception_of_the_module(int status, string code, Type expected)
    {
        using var server = new WireServer(WireServer.Answer(status, $$"""{"__type":"{{code}}","message":"Something about it."}"""));

        var error = await FailAsync(server, maxAttempts: 1);

        Assert.IsType(expected, error);
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal(status, error.StatusCode);
        Assert.Equal("DescribeSolutionVersion", error.Operation);
        Assert.Equal("eu-west-1", error.Region);
        Assert.Equal("11111111-2222-3333-4444-555555555555", error.RequestId);
        Assert.Equal(1, error.Attempts);
        Assert.StartsWith("Something about it.", error.Message);
        Assert.Contains("DescribeSolutionVersion in eu-west-1", error.Message);
        Assert.Contains("request id 11111111-2222-3333-4444-555555555555", error.Message);
        Assert.DoesNotContain("\n", error.Message);
    }

    [Theory]
    [InlineData("""{"__type":"com.amazonaws.personalize#ResourceNotFoundException"}""", null)]
    [InlineData("""{"code":"ResourceNotFoundException","Message":"m"}""", null)]
    [InlineData("""{"__type":"Other","extra":{"__type":"Inner"}}""", "ResourceNotFoundException:http://internal/")]
    [InlineData("", "ResourceNotFoundException")]
    [InlineData("<html>", "aws.api#ResourceNotFoundException")]
    public async Task The_code_is_found_wherever_it_is(string body, string? header)
    {
        using var server = new WireServer(WireServer.Answer(404, body, "application/json", header is null ? [] : [("x-amzn-ErrorType", header)]));

        var error = await FailAsync(server, maxAttempts: 1);

        Assert.IsType<ResourceNotFoundException>(error);
        Assert.Equal("ResourceNotFoundException", error.ErrorCode);
    }

    [Fact]
    public async Task An_error_without_a_message_has_a_sentence_of_ours()
    {
        using var server = new WireServer(WireServer.Answer(400, """{"__type":"ResourceNotFoundException"}"""));

        var error = await FailAsync(server);

        Assert.StartsWith("The service answered DescribeSolutionVersion with ResourceNotFoundException and no explanation.", error.Message);
    }

    [Fact]
    public async Task Expired_credentials_say_where_they_are_from_and_what_to_do()
    {
        using var server = new WireServer(WireServer.Answer(400, """{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}"""));

        var error = await FailAsync(server);

        Assert.Contains("is expired. The credentials are from -Credential or Set-PersonalizeSession. Give other keys", error.Message);
        Assert.DoesNotContain("not-a-secret", error.ToString());
    }

    [Fact]
    public async Task Throttling_that_ends_is_not_an_error()
    {
        var throttled = WireServer.Answer(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""");
        using var server = new WireServer(throttled, WireServer.Answer(200, """{"solutionVersion":{"name":"n"}}"""));

        var answer = await DescribeAsync(server);

        Assert.Equal("n", answer.Value!.Name);
        Assert.Equal(2, answer.Call.Attempts);
        Assert.Equal(["attempt=1; max=3", "attempt=2; max=3"], server.Requests.Select(static request => request.Headers["amz-sdk-request"]));
    }

    [Fact]
    public async Task A_server_error_is_retried_until_the_attempts_are_spent()
    {
        using var server = new WireServer(WireServer.Answer(500, "<html>oops</html>", "text/html"));

        var error = await FailAsync(server, maxAttempts: 4);

        Assert.IsType<ServiceException>(error);
        Assert.Equal(4, error.Attempts);
        Assert.Equal(4, server.Requests.Count);
        Assert.Contains("4 attempts", error.Message);
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_not_retried()
    {
        using var server = new WireServer(WireServer.Answer(400, """{"__type":"LimitExceededException","message":"Too many."}"""));

        Assert.Equal(1, (await FailAsync(server)).Attempts);
    }

    [Fact]
    public async Task A_skewed_clock_is_corrected()
    {
        var now = DateTime.UtcNow.AddHours(3).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        using var server = new WireServer(
            WireServer.Answer(400, """{"__type":"InvalidSignatureException","message":"Signature expired"}""", "application/json", ("Date", now)),
            WireServer.Answer(200, """{"solutionVersion":{"name":"n"}}""", "application/json", ("Date", now)));

        var answer = await DescribeAsync(server);

        Assert.Equal("n", answer.Value!.Name);
        Assert.NotEqual(server.Requests.First().Headers["X-Amz-Date"][..11], server.Requests.Last().Headers["X-Amz-Date"][..11]);
    }

    [Fact]
    public async Task A_redirection_is_an_error_and_is_not_followed()
    {
        using var elsewhere = new WireServer();
        using var server = new WireServer(WireServer.Answer(302, "", "text/html", ("Location", elsewhere.Url.AbsoluteUri)));

        var error = await FailAsync(server);

        Assert.IsType<ServiceException>(error);
        Assert.Contains(elsewhere.Url.AbsoluteUri, error.Message);
        Assert.Empty(elsewhere.Requests);
    }

    private async Task<PersonalizeException> FailAsync(WireServer server, int? maxAttempts = null) =>
        await Assert.ThrowsAnyAsync<PersonalizeException>(() => DescribeAsync(server, maxAttempts));
}
