using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Engine;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Engine;

public sealed class FaultTests : EngineTest
{
    private const string Good = """{"solutionVersion":{"name":"n"}}""";

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again()
    {
        using var server = new WireServer(static request => request.BreakOffAsync("""{"solutionVersion":{"na""", 20), WireServer.Answer(200, Good));

        var answer = await DescribeAsync(server);

        Assert.Equal("n", answer.Value!.Name);
        Assert.Equal(2, answer.Call.Attempts);
    }

    [Fact]
    public async Task A_body_that_always_breaks_off_is_a_connection_error()
    {
        using var server = new WireServer(static request => request.BreakOffAsync("""{"solutionVersion":{"na""", 20));

        var error = await Assert.ThrowsAsync<ConnectionException>(() => DescribeAsync(server));

        Assert.Equal(3, error.Attempts);
        Assert.Contains(server.Url.Authority, error.Message);
    }

    [Fact]
    public async Task A_reset_is_retried_and_then_a_connection_error()
    {
        using var server = new WireServer(static request => request.ResetAsync());

        var error = await Assert.ThrowsAsync<ConnectionException>(() => DescribeAsync(server));

        Assert.Equal(3, error.Attempts);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("CreateSolutionVersion")]
    [InlineData("CreateCampaign")]
    public async Task A_creation_that_may_have_been_carried_out_is_not_sent_again(string operation)
    {
        foreach (var fault in new Func<WireRequest, Task>[]
        {
            static request => request.ResetAsync(),
            static request => request.BreakOffAsync("{", 5),
            WireServer.Answer(200, "{"),
        })
        {
            using var server = new WireServer(fault);

            var error = await Assert.ThrowsAnyAsync<PersonalizeException>(() => Engine.InvokeAsync<object>(
                Request(operation, null, ("solutionArn", "a")), To(server), TestContext.Current.CancellationToken));

            Assert.Equal(1, error.Attempts);
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public async Task A_creation_that_was_throttled_is_sent_again()
    {
        using var server = new WireServer(WireServer.Answer(429, "{}"), WireServer.Answer(200, """{"solutionVersionArn":"a"}"""));

        var answer = await Engine.InvokeAsync<string>(Request("CreateSolutionVersion", "solutionVersionArn"), To(server), TestContext.Current.CancellationToken);

        Assert.Equal("a", answer.Value);
        Assert.Equal(2, answer.Call.Attempts);
    }

    [Theory]
    [InlineData("""{"solutionVersion":{"name":"n""", "application/x-amz-json-1.1")]
    [InlineData("<!DOCTYPE html>\n<html><body>Proxy login</body></html>", "text/html")]
    [InlineData("", "application/x-amz-json-1.1")]
    [InlineData("""{"solutionVersion":"n"}""", "application/x-amz-json-1.1")]
    [InlineData("[1]", "application/x-amz-json-1.1")]
    public async Task A_good_status_with_a_body_that_makes_no_sense(string body, string contentType)
    {
        using var server = new WireServer(WireServer.Answer(200, body, contentType));

        var error = await Assert.ThrowsAsync<MalformedResponseException>(() => DescribeAsync(server, maxAttempts: 2));

        Assert.Equal(2, error.Attempts);
        Assert.Equal(200, error.StatusCode);
        Assert.Contains("DescribeSolutionVersion", error.Message);
        Assert.Contains(contentType, error.Message);
        Assert.Contains(body.Length == 0 ? "an empty body" : body.Split('\n')[0], error.Message);
        Assert.DoesNotContain("\n", error.Message);
    }

    [Fact]
    public async Task An_empty_body_is_fine_where_nothing_is_expected()
    {
        using var server = new WireServer(WireServer.Answer(200, ""));

        var answer = await Engine.InvokeAsync<object>(Request("DeleteCampaign", null, ("campaignArn", "a")), To(server), TestContext.Current.CancellationToken);

        Assert.Null(answer.Value);
    }

    [Fact]
    public async Task A_refused_connection_names_the_host()
    {
        using var port = new SilentPort();

        var error = await Assert.ThrowsAsync<ConnectionException>(() => Engine.InvokeAsync<object>(
            Request("ListSolutions", null), To(new Uri($"http://127.0.0.1:{port.Number}")), TestContext.Current.CancellationToken));

        Assert.Contains($"127.0.0.1:{port.Number}", error.Message);
        Assert.Equal(3, error.Attempts);
        Assert.Equal(0, error.StatusCode);
    }

    [Fact]
    public async Task A_host_that_has_no_address_is_a_connection_error()
    {
        var error = await Assert.ThrowsAsync<ConnectionException>(() => Engine.InvokeAsync<object>(
            Request("ListSolutions", null), To(new Uri("http://no-such-host.invalid"), maxAttempts: 1), TestContext.Current.CancellationToken));

        Assert.Contains("no-such-host.invalid", error.Message);
    }

    [Fact]
    public async Task Speaking_TLS_to_a_server_that_does_not_is_a_connection_error()
    {
        using var server = new WireServer();

        await Assert.ThrowsAsync<ConnectionException>(() => Engine.InvokeAsync<object>(
            Request("ListSolutions", null), To(new Uri($"https://127.0.0.1:{server.Url.Port}"), maxAttempts: 1), new CancellationTokenSource(Patience.Enough).Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_answer_in_time_is_a_timeout_and_the_server_sees_the_end(bool inBody)
    {
        var closed = new TaskCompletionSource();
        using var server = new WireServer(WireServer.Answer(200, Good), async request =>
        {
            try
            {
                await (inBody ? request.StallInBodyAsync() : request.ClosedAsync());
            }
            finally
            {
                closed.TrySetResult();
            }
        });
        // Once there is a client, all of the time is the call's: enough for the request to get there.
        await Engine.InvokeAsync<SolutionVersion>(Request("DescribeSolutionVersion", "solutionVersion"), To(server), TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();

        var error = await Assert.ThrowsAsync<RequestTimeoutException>(() => Engine.InvokeAsync<SolutionVersion>(
            new ServiceRequest("DescribeSolutionVersion", [], "solutionVersion") { Timeout = TimeSpan.FromSeconds(1.5) }, To(server), TestContext.Current.CancellationToken));

        Assert.InRange(watch.ElapsedMilliseconds, 1400, long.MaxValue);
        Assert.Equal(1, error.Attempts);
        Assert.Contains("1.5 seconds", error.Message);
        await closed.Task.WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_attempt_that_died_leaves_time_for_another(bool inBody)
    {
        using var engine = new AwsEngine { AttemptTimeout = TimeSpan.FromSeconds(1.5) };
        using var server = new WireServer(request => inBody ? request.StallInBodyAsync() : request.ClosedAsync(), WireServer.Answer(200, Good));

        var answer = await engine.InvokeAsync<SolutionVersion>(Request("DescribeSolutionVersion", "solutionVersion"), To(server), TestContext.Current.CancellationToken);

        Assert.Equal("n", answer.Value!.Name);
        Assert.Equal(2, answer.Call.Attempts);

        using var dead = new WireServer(request => inBody ? request.StallInBodyAsync() : request.ClosedAsync());
        var error = await Assert.ThrowsAsync<RequestTimeoutException>(() => engine.InvokeAsync<SolutionVersion>(
            Request("DescribeSolutionVersion", "solutionVersion"), To(dead, maxAttempts: 2), TestContext.Current.CancellationToken));
        Assert.Equal(2, error.Attempts);
        Assert.Contains("1.5 seconds", error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_ends_the_call_at_once_and_leaves_no_request_behind(bool inBody)
    {
        var closed = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        using var server = new WireServer(async request =>
        {
            cancel.CancelAfter(100);
            try
            {
                await (inBody ? request.StallInBodyAsync() : request.ClosedAsync());
            }
            finally
            {
                closed.TrySetResult();
            }
        });

        var cancelled = await Assert.ThrowsAsync<OperationCanceledException>(() => DescribeAsync(server, cancellationToken: cancel.Token));

        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        await closed.Task.WaitAsync(Patience.Enough, TestContext.Current.CancellationToken);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancelling_while_waiting_to_retry_ends_the_call_at_once()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new WireServer(request =>
        {
            cancel.CancelAfter(50);
            return request.AnswerAsync(429, "{}", "application/json", ("x-amz-retry-after", "4000"));
        });

        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancel.Token.Register(cancelled.SetResult);

        var call = DescribeAsync(server, cancellationToken: cancel.Token);

        // It would have waited for four seconds.
        await cancelled.Task;
        Assert.Same(call, await Task.WhenAny(call, Task.Delay(3500, TestContext.Current.CancellationToken)));
        await Assert.ThrowsAsync<OperationCanceledException>(() => call);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_makes_no_request()
    {
        using var server = new WireServer();

        await Assert.ThrowsAsync<OperationCanceledException>(() => DescribeAsync(server, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Bodies_are_captured_masked_where_they_are_asked_for()
    {
        using var server = new WireServer(WireServer.Answer(200, """{"tags":[{"tagKey":"k","tagValue":"v"}]}"""));
        var request = new ServiceRequest("ListTagsForResource", [new("resourceArn", "a"), new("secretThing", "s")], null) { CaptureBodies = true };

        var call = (await Engine.InvokeAsync<object>(request, To(server), TestContext.Current.CancellationToken)).Call;

        Assert.Equal("""{"resourceArn":"a","secretThing":"***"}""", call.RequestBody);
        Assert.Equal("""{"tags":[{"tagKey":"k","tagValue":"***"}]}""", call.ResponseBody);
        Assert.Null((await Engine.InvokeAsync<object>(Request("ListTagsForResource", null), To(server), TestContext.Current.CancellationToken)).Call.ResponseBody);
    }

    [Fact]
    public async Task One_client_serves_equal_connections_until_it_is_forgotten()
    {
        using var server = new WireServer(WireServer.Answer(200, Good));

        for (var i = 0; i < 5; i++)
        {
            await DescribeAsync(server);
        }

        Engine.Reset();
        await DescribeAsync(server);

        Assert.Equal(2, server.Connections);
        Assert.Equal(6, server.Requests.Count);
        Assert.Single(server.Requests.Select(static request => request.Headers["Host"]).Distinct());
    }
}
