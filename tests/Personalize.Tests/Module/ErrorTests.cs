using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Personalize.Tests.Engine;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>Each way in which a call can fail, as a script sees it.</summary>
public sealed class ErrorTests : IDisposable
{
    private const string Unknown = "arn:aws:personalize:us-east-1:111122223333:solution/no-such-solution/0a1b2c3d";

    private readonly EmulatedSession _emulated = new("--sample");

    [Fact]
    public void One_unknown_ARN_among_three_gives_two_objects_and_one_error_that_names_it()
    {
        var result = _emulated.Run($"$two = (Get-PersonalizeSolutionVersion -First 2).Arn; Get-PersonalizeSolutionVersion $two[0], '{Unknown}', $two[1]");

        Assert.Equal(2, result.Output.Count);
        var error = Single<ResourceNotFoundException>(result, "ResourceNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal(Unknown, error.TargetObject);
        Assert.Null(result.Terminating);
        var exception = (ResourceNotFoundException)error.Exception;
        Assert.Equal("DescribeSolutionVersion", exception.Operation);
        Assert.Equal("ResourceNotFoundException", exception.ErrorCode);
        Assert.Equal(400, exception.StatusCode);
        Assert.Equal("us-east-1", exception.Region);
        Assert.Equal(1, exception.Attempts);
        Assert.NotNull(exception.RequestId);
    }

    [Fact]
    public void A_typed_catch_works_with_ErrorAction_Stop()
    {
        var result = _emulated.Run(
            $$"""
            try { Get-PersonalizeSolutionVersion '{{Unknown}}' -ErrorAction Stop }
            catch [Personalize.AccessDeniedException] { 'denied' }
            catch [Personalize.ResourceNotFoundException] { "gone: $($_.TargetObject)" }
            """).ThrowOnError();
        Assert.Equal(["gone: " + Unknown], result.Of<string>());
    }

    [Theory]
    [InlineData("Get-PersonalizeSolutionVersion arn:aws:personalize:us-east-1:111122223333:solution/movies", "WrongKindOfArn", "a solution version", "-SolutionArn")]
    [InlineData("Get-PersonalizeSolutionVersion arn:aws:personalize:us-east-1:111122223333:filter/f", "WrongKindOfArn", "a filter", "a solution version")]
    [InlineData("Get-PersonalizeBatchInferenceJob -SolutionVersionArn arn:aws:personalize:us-east-1:111122223333:batch-inference-job/j", "WrongKindOfArn", "a batch inference job", "a solution version")]
    [InlineData("Get-PersonalizeSolutionVersion my-solution", "InvalidArn", "'my-solution'", "solution/NAME/ID")]
    [InlineData("Get-PersonalizeSolutionVersion arn:aws:s3:::bucket", "InvalidArn", "arn:aws:s3:::bucket", "looks like")]
    [InlineData("Get-PersonalizeSolutionVersion arn:aws:personalize:us-east-1:111122223333:solution/a/", "InvalidArn", "solution/a/", "looks like")]
    [InlineData("Get-PersonalizeSolutionVersion -Region eu-west-1 arn:aws:personalize:us-east-1:111122223333:solution/a/0a1b2c3d", "ContradictoryRegion", "eu-west-1", "us-east-1")]
    public void A_wrong_ARN_is_told_before_any_call(string script, string errorId, string says, string saysToo)
    {
        var (result, requests) = _emulated.RunCounted(script);
        var error = Single<InvalidArnException>(result, errorId, ErrorCategory.InvalidArgument);
        Assert.Contains(says, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(saysToo, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(requests);
        Assert.Empty(result.Output);
        Assert.Null(result.Terminating);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_page_size_out_of_range_is_told_with_the_range(int size)
    {
        var result = _emulated.Run($"Get-PersonalizeBatchInferenceJob -MaxResults {size}");
        Assert.Contains(size == 0 ? "minimum" : "maximum", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("ParameterArgumentValidationError,", result.Errors[0].FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_token() =>
        Single<InvalidNextTokenException>(_emulated.Run("Get-PersonalizeBatchInferenceJob -NextToken nonsense"), "InvalidNextToken", ErrorCategory.InvalidArgument);

    [Fact]
    public void A_stale_token()
    {
        _emulated.Fault(new { kind = "expiredToken", operation = "List*", times = 1 });
        var result = _emulated.Run("Get-PersonalizeBatchInferenceJob -NextTokenVariable next | Out-Null; Get-PersonalizeBatchInferenceJob -NextToken $next");
        Single<InvalidNextTokenException>(result, "InvalidNextToken", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public void A_token_of_another_list()
    {
        var result = _emulated.Run(
            "Get-PersonalizeBatchInferenceJob -NextTokenVariable next | Out-Null; Get-PersonalizeSolutionVersion -NextToken $next");
        Single<InvalidNextTokenException>(result, "InvalidNextToken", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public void Expired_credentials_end_the_pipeline()
    {
        _emulated.Fault(new { kind = "expiredCredentials" });
        var result = _emulated.Run($"'{Unknown}', '{Unknown}' | Get-PersonalizeSolutionVersion");

        // One error for two inputs: the second was not tried.
        Single<CredentialException>(result, "CredentialFailure", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void Access_denied_tells_who_may_not_do_what()
    {
        _emulated.Fault(new { kind = "accessDenied" });
        var error = Single<AccessDeniedException>(_emulated.Run("Get-PersonalizeBatchInferenceJob"), "AccessDenied", ErrorCategory.PermissionDenied);
        Assert.Contains("personalize:ListBatchInferenceJobs", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Throttling_that_ends_is_waited_out()
    {
        _emulated.Fault(new { kind = "throttling", times = 2 });
        var (result, requests) = _emulated.RunCounted("Get-PersonalizeBatchInferenceJob -First 1 -Verbose");
        Assert.Single(result.ThrowOnError().Output);
        Assert.Equal(3, requests.Count);
        Assert.Contains("3 attempts", Assert.Single(result.Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public void Throttling_that_does_not_end_is_an_error_with_the_attempts_spent()
    {
        _emulated.Fault(new { kind = "throttling" });
        var (result, requests) = _emulated.RunCounted("Get-PersonalizeBatchInferenceJob -First 1 -MaxAttempts 2");
        var error = Single<ThrottlingException>(result, "Throttled", ErrorCategory.LimitsExceeded);
        Assert.Equal(2, ((ThrottlingException)error.Exception).Attempts);
        Assert.Equal(2, requests.Count);
    }

    [Theory]
    [InlineData("internalError", 500)]
    [InlineData("unavailable", 503)]
    public void A_service_that_fails(string kind, int status)
    {
        _emulated.Fault(new { kind });
        var error = Single<ServiceException>(_emulated.Run("Get-PersonalizeBatchInferenceJob -MaxAttempts 2"), "ServiceFailure", ErrorCategory.ResourceUnavailable);
        Assert.Equal(status, ((ServiceException)error.Exception).StatusCode);
    }

    [Fact]
    public void A_service_that_fails_once_is_asked_again()
    {
        _emulated.Fault(new { kind = "internalError", times = 1 });
        Assert.Single(_emulated.Run("Get-PersonalizeBatchInferenceJob -First 1").ThrowOnError().Output);
    }

    [Fact]
    public void A_connection_that_is_refused()
    {
        using var port = new SilentPort();
        var error = Single<ConnectionException>(
            _emulated.Run($"Get-PersonalizeBatchInferenceJob -EndpointUrl http://127.0.0.1:{port.Number} -MaxAttempts 1"), "ConnectionFailure", ErrorCategory.ConnectionError);
        Assert.Contains("127.0.0.1", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("resetMidBody")]
    public void A_connection_that_breaks(string kind)
    {
        _emulated.Fault(new { kind, times = 1 });
        Single<ConnectionException>(_emulated.Run("Get-PersonalizeBatchInferenceJob -First 1 -MaxAttempts 1"), "ConnectionFailure", ErrorCategory.ConnectionError);

        _emulated.Fault(new { kind, times = 1 });
        Assert.Single(_emulated.Run("Get-PersonalizeBatchInferenceJob -First 1").ThrowOnError().Output);
    }

    [Theory]
    [InlineData("truncatedJson")]
    [InlineData("html")]
    [InlineData("emptyBody")]
    public void An_answer_that_cannot_be_read(string kind)
    {
        var arn = _emulated.Run("(Get-PersonalizeSolutionVersion -First 1).Arn").ThrowOnError().Of<string>().Single();
        _emulated.Fault(new { kind, times = 1, status = 200, operation = "Describe*" });
        Single<MalformedResponseException>(
            _emulated.Run($"Get-PersonalizeSolutionVersion '{arn}' -MaxAttempts 1"), "MalformedResponse", ErrorCategory.InvalidData);
    }

    [Fact]
    public void No_answer_ends_with_the_time_that_was_allowed()
    {
        _emulated.Fault(new { kind = "noAnswer" });
        var clock = Stopwatch.StartNew();
        Single<RequestTimeoutException>(_emulated.Run("Get-PersonalizeBatchInferenceJob -TimeoutSec 1"), "RequestTimeout", ErrorCategory.OperationTimeout);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.9, Patience.Enough.TotalSeconds);
    }

    [Fact]
    public async Task Ctrl_C_comes_back_at_once_and_leaves_no_request_behind()
    {
        _emulated.Fault(new { kind = "noAnswer" });
        var (shell, running) = _emulated.Session.Begin("Get-PersonalizeBatchInferenceJob -All");
        using (shell)
        {
            while (!_emulated.HasStruck())
            {
                Assert.False(running.IsCompleted);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            await shell.StopAsync(null, null).WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<Exception>(() => running);
        }

        _emulated.ClearFaults();
        Assert.Single(_emulated.Run("Get-PersonalizeBatchInferenceJob -First 1").ThrowOnError().Output);
    }

    [Fact]
    public void Unknown_members_are_visible_at_every_depth()
    {
        _emulated.Fault(new
        {
            kind = "answer",
            operation = "DescribeSolutionVersion",
            times = 1,
            body = """{"solutionVersion":{"solutionVersionArn":"a","brandNew":{"depth":[1,2.5,"x",true,null]},"solutionConfig":{"alsoNew":7}}}""",
        });
        var result = _emulated.Run($"Get-PersonalizeSolutionVersion '{Unknown}' | ForEach-Object {{ $_.brandNew.depth[1]; $_.SolutionConfig.alsoNew }}").ThrowOnError();
        Assert.Equal(["2.5", "7"], result.Output.Select(item => Convert.ToString(item!.BaseObject, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Debug_shows_the_bodies_without_secrets()
    {
        var result = _emulated.Run("Get-PersonalizeBatchInferenceJob -First 1 -Debug").ThrowOnError();
        Assert.Contains(result.Debug, text => text.Contains("\"maxResults\":1", StringComparison.Ordinal));
        Assert.Contains(result.Debug, text => text.Contains("batchInferenceJobs", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Debug, text => text.Contains(EmulatedSession.SecretKey, StringComparison.Ordinal));
    }

    [Fact]
    public void An_endpoint_that_is_no_address_is_told_with_one_that_is()
    {
        var result = _emulated.Run("Get-PersonalizeBatchInferenceJob -EndpointUrl localhost:8087");
        Assert.Contains("https://personalize.", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _emulated.Dispose();

    private static ErrorRecord Single<T>(PowerShellResult result, string errorId, ErrorCategory category)
        where T : PersonalizeException
    {
        var error = Assert.Single(result.Errors);
        Assert.IsType<T>(error.Exception);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        return error;
    }
}
