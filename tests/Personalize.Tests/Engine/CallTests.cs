using System.Linq;
using System.Threading.Tasks;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Engine;

public sealed class CallTests : EngineTest
{
    [Fact]
    public async Task A_call_goes_out_signed_and_comes_back_typed()
    {
        using var server = new WireServer(WireServer.Answer(200, """{"solutionVersion":{"name":"n/1","performHPO":false,"trainingHours":4.212,"creationDateTime":1.698432665917E9}}"""));

        var answer = await DescribeAsync(server);

        Assert.Equal("n/1", answer.Value!.Name);
        Assert.False(answer.Value.PerformHPO);
        Assert.Equal(4.212, answer.Value.TrainingHours);
        Assert.Equal("11111111-2222-3333-4444-555555555555", answer.Call.RequestId);
        Assert.Equal(1, answer.Call.Attempts);
        Assert.Equal(200, answer.Call.StatusCode);
        Assert.Equal("eu-west-1", answer.Call.Region);
        var request = Assert.Single(server.Requests);
        Assert.Equal("POST / HTTP/1.1", request.Line);
        Assert.Equal("AmazonPersonalize.DescribeSolutionVersion", request.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["Content-Type"]);
        Assert.Contains("/eu-west-1/personalize/aws4_request", request.Headers["Authorization"]);
        Assert.Equal("""{"solutionVersionArn":"arn:aws:personalize:eu-west-1:111122223333:solution/s/v"}""", request.Body);
        Assert.Contains("personalize-powershell/", request.Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_page_has_its_items_and_the_token_of_the_next()
    {
        using var server = new WireServer(WireServer.Answer(200, """{"nextToken":"t1","batchInferenceJobs":[{"jobName":"a"},{"jobName":"b","status":null}]}"""));

        var answer = await Engine.InvokeAsync<BatchInferenceJobSummary[]>(
            Request("ListBatchInferenceJobs", "batchInferenceJobs", ("maxResults", 2)), To(server), TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], answer.Value!.Select(static job => job.JobName));
        Assert.Equal("t1", answer.NextToken);
    }

    [Fact]
    public async Task An_operation_by_name_has_the_whole_answer_in_plain_form()
    {
        using var server = new WireServer(WireServer.Answer(200, """{"b":[1,2.5,"x",null,true],"a":{"z":1,"y":2},"nextToken":"t"}"""));

        var answer = await Engine.InvokeAsync<object>(Request("Anything", null), To(server), TestContext.Current.CancellationToken);

        var members = Assert.IsType<System.Collections.Specialized.OrderedDictionary>(answer.Value);
        Assert.Equal(["b", "a", "nextToken"], members.Keys.Cast<string>());
        Assert.Equal(new object?[] { 1L, 2.5, "x", null, true }, Assert.IsType<object[]>(members["b"]));
        Assert.Equal("t", answer.NextToken);
    }

    [Fact]
    public async Task A_recommendation_goes_to_its_path_as_plain_JSON()
    {
        using var server = new WireServer(WireServer.Answer(200, """{"itemList":[{"itemId":"1","score":null}]}""", "application/json"));
        var request = new ServiceRequest("GetRecommendations", [new("campaignArn", "a"), new("numResults", 1)], "itemList") { Api = ServiceApi.Runtime };

        var answer = await Engine.InvokeAsync<object>(request, To(server), TestContext.Current.CancellationToken);

        Assert.Single(Assert.IsType<object[]>(answer.Value));
        var sent = Assert.Single(server.Requests);
        Assert.Equal("POST /recommendations HTTP/1.1", sent.Line);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.False(sent.Headers.ContainsKey("X-Amz-Target"));
        Assert.Contains("/eu-west-1/personalize/aws4_request", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task An_operation_that_an_API_does_not_have_is_an_input_error()
    {
        using var server = new WireServer();
        var request = new ServiceRequest("GetWeather", [], null) { Api = ServiceApi.Runtime };

        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Engine.InvokeAsync<object>(request, To(server), TestContext.Current.CancellationToken));

        Assert.Contains("GetRecommendations", error.Message);
        Assert.Equal("GetWeather", error.Operation);
        Assert.Empty(server.Requests);
    }
}
