using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Personalize.Infrastructure;
using Xunit;

namespace Personalize.Tests.Waiting;

/// <summary>Waiting for many resources at once, against a service made of answers.</summary>
public sealed class WaiterTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, int> _looks = new();
    private readonly ConcurrentQueue<TimeSpan> _delays = new();
    private int _underWay;
    private int _mostUnderWay;

    [Fact]
    public void Fifty_resources_cost_one_look_each_a_poll_and_end_when_the_last_does()
    {
        // The n-th is ACTIVE at its n-th look.
        var targets = Enumerable.Range(1, 50).Select(Target).ToArray();
        var news = Follow(targets, (target, look) => Campaign(look < Number(target) ? "CREATE IN_PROGRESS" : "ACTIVE"));

        Assert.Equal(50, news.OfType<Arrived>().Count());
        Assert.All(targets, target => Assert.Equal(Number(target), _looks[target.Arn]));
        Assert.InRange(_mostUnderWay, 2, Waiter.LooksAtOnce);

        // Between two looks at one resource time passes, each time.
        Assert.Equal(_looks.Values.Sum() - 50, _delays.Count);
    }

    [Fact]
    public void Looks_become_ever_rarer_up_to_the_interval_and_never_come_together()
    {
        Follow([Target(1)], (_, look) => Campaign(look < 12 ? "CREATE IN_PROGRESS" : "ACTIVE"));
        var delays = _delays.ToArray();
        Assert.Equal(11, delays.Length);
        Assert.InRange(delays[0].TotalSeconds, 7.5, 10);
        Assert.InRange(delays[1].TotalSeconds, 11.25, 15);
        Assert.All(delays.Skip(5), delay => Assert.InRange(delay.TotalSeconds, 45, 60));
        Assert.True(delays.Skip(5).Distinct().Count() > 1);
    }

    [Fact]
    public void The_interval_of_the_caller_is_never_exceeded()
    {
        Follow([Target(1)], (_, look) => Campaign(look < 12 ? "CREATE IN_PROGRESS" : "ACTIVE"), poll: TimeSpan.FromSeconds(0.5));
        Assert.All(_delays, delay => Assert.InRange(delay.TotalSeconds, 0.375, 0.5));
    }

    [Fact]
    public void Throttling_and_passing_faults_do_not_end_a_wait()
    {
        PersonalizeException[] faults =
        [
            new ThrottlingException("slow"), new ServiceException("down"), new ConnectionException("reset"),
            new RequestTimeoutException("late"), new MalformedResponseException("page"),
        ];
        var news = Follow([Target(1)], (_, look) => look is 1 or 20 ? Campaign(look == 20 ? "ACTIVE" : "CREATE PENDING") : throw faults[look % 5]);
        Assert.Equal(18, news.OfType<PassingFault>().Count());
        Assert.IsType<Arrived>(news[^1]);
    }

    [Fact]
    public void A_service_that_never_described_it_ends_the_wait_after_a_few_looks()
    {
        var news = Follow([Target(1)], (_, _) => throw new ConnectionException("refused"));
        Assert.IsType<ConnectionException>(Assert.IsType<GivenUp>(news[^1]).Exception);
        Assert.Equal(5, _looks.Values.Single());
    }

    [Fact]
    public void What_no_other_look_could_better_ends_the_wait_at_once()
    {
        foreach (var exception in new PersonalizeException[] { new AccessDeniedException("no"), new ResourceNotFoundException("none"), new CredentialException("old") })
        {
            _looks.Clear();
            Assert.Same(exception, Assert.IsType<GivenUp>(Assert.Single(Follow([Target(1)], (_, _) => throw exception))).Exception);
        }
    }

    [Fact]
    public void One_that_fails_leaves_the_others_waited_for()
    {
        var news = Follow(
            [Target(1), Target(2)],
            (target, look) => Number(target) == 1
                ? new Campaign { Status = "CREATE FAILED", FailureReason = "No data." }
                : Campaign(look < 5 ? "CREATE IN_PROGRESS" : "ACTIVE"));
        var failure = Assert.IsType<ResourceFailedException>(Assert.Single(news.OfType<GivenUp>()).Exception);
        Assert.Equal((Target(1).Arn, "CREATE FAILED", "No data."), (failure.Arn, failure.Status, failure.FailureReason));
        Assert.Contains("No data.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Target(2).Arn, Assert.Single(news.OfType<Arrived>()).Target!.Arn);
    }

    [Fact]
    public void A_deleted_resource_has_arrived_when_it_is_not_found()
    {
        var news = Follow(
            [Target(1, WaitGoal.Deleted)],
            (_, look) => look switch
            {
                // The first answer is still that of before.
                1 => Campaign("ACTIVE"),
                < 4 => Campaign("DELETE IN_PROGRESS"),
                _ => throw new ResourceNotFoundException("none"),
            });
        Assert.Null(Assert.IsType<Arrived>(news[^1]).Resource);
    }

    [Fact]
    public void What_nobody_deletes_is_not_waited_for_until_it_is_gone()
    {
        var news = Follow([Target(1, WaitGoal.Deleted)], (_, _) => Campaign("ACTIVE"));
        Assert.Contains("ACTIVE", Assert.IsType<ResourceFailedException>(Assert.IsType<GivenUp>(news[^1]).Exception).Message, StringComparison.Ordinal);
        Assert.Equal(4, _looks.Values.Single());
    }

    [Fact]
    public void A_resource_just_made_may_not_be_there_for_a_moment()
    {
        var news = Follow(
            [new WaitTarget(Target(1).Arn, ResourceKind.Campaign, new(), WaitGoal.Done) { JustChanged = true }],
            (_, look) => look < 3 ? throw new ResourceNotFoundException("none") : Campaign("ACTIVE"));
        Assert.IsType<Arrived>(news[^1]);
    }

    [Fact]
    public void The_time_limit_is_an_error_of_its_own_with_the_last_state()
    {
        var waiter = new Waiter((_, _) => Task.FromResult(Answer(Campaign("CREATE IN_PROGRESS"))));
        var news = waiter.Follow([Target(1)], TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken).ToArray();
        var timeout = Assert.IsType<WaitTimeoutException>(Assert.IsType<GivenUp>(news[^1]).Exception);
        Assert.Equal((Target(1).Arn, "CREATE IN_PROGRESS"), (timeout.Arn, timeout.Status));
    }

    [Fact]
    public async Task A_wait_that_is_stopped_ends_though_a_look_never_does()
    {
        using var stop = new CancellationTokenSource();
        var waiter = new Waiter(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return Answer(Campaign("ACTIVE"));
        });
        var waiting = Task.Run(() => waiter.Follow([Target(1)], Hour, stop.Token).ToArray(), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience.Enough, TestContext.Current.CancellationToken));
    }

    private static WaitTarget Target(int number) => Target(number, WaitGoal.Done);

    private static WaitTarget Target(int number, WaitGoal goal) =>
        new($"arn:aws:personalize:us-east-1:111122223333:campaign/c{number}", ResourceKind.Campaign, new(), goal);

    private static int Number(WaitTarget target) => int.Parse(target.Arn[(target.Arn.LastIndexOf('c') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private static Campaign Campaign(string status) => new() { Status = status };

    private static ServiceResponse<ServiceObject> Answer(ServiceObject resource) => new(resource, null, new CallReport());

    private List<WaitNews> Follow(IReadOnlyList<WaitTarget> targets, Func<WaitTarget, int, ServiceObject> answer, TimeSpan? poll = null)
    {
        var waiter = new Waiter(
            async (target, _) =>
            {
                var now = Interlocked.Increment(ref _underWay);
                Interlocked.Exchange(ref _mostUnderWay, Math.Max(now, _mostUnderWay));
                await Task.Delay(1, TestContext.Current.CancellationToken);
                try
                {
                    return Answer(answer(target, _looks.AddOrUpdate(target.Arn, 1, (_, looks) => looks + 1)));
                }
                finally
                {
                    Interlocked.Decrement(ref _underWay);
                }
            },
            poll,
            (time, _) =>
            {
                _delays.Enqueue(time);
                return Task.CompletedTask;
            });
        return [.. waiter.Follow(targets, Hour, TestContext.Current.CancellationToken).Where(news => news is not TimePassed)];
    }
}
