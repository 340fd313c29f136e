using System;
using Personalize.Tests.Engine;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>What is alive in the process counts, so no other test may run beside it.</summary>
[Collection(EnvironmentTests.Name)]
public sealed class WriteMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_number_of_events()
    {
        var peak = 0L;
        using var service = new StandInService(request =>
        {
            if (request.Number % 100 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            }

            return StandInAnswer.Done;
        })
        { KeepsRequests = false };
        using var session = service.NewSession();
        Peak(20_000);

        Assert.InRange(Peak(60_000) - Peak(20_000), long.MinValue, 4_000_000);

        // What is alive at one moment, at the most
        long Peak(int events)
        {
            peak = 0;
            session.Run(
                $$"""
                & { for ($i = 0; $i -lt {{events}}; $i++) { @{ SessionId = "s$($i % 1000)"; EventType = 'click'; ItemId = "$i"; SentAt = 1700000000 } } } |
                    Write-PersonalizeEvent -TrackingId t -ThrottleLimit 16
                """).ThrowOnError();
            return peak;
        }
    }
}
