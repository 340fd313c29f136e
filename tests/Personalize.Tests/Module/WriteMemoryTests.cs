using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Personalize.Tests.Shell;
using Xunit;

namespace Personalize.Tests.Module;

/// <summary>In a process of its own, where nothing else is alive.</summary>
public sealed class WriteMemoryTests
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_events()
    {
        using var service = new StandInService(static _ => StandInAnswer.Done) { KeepsRequests = false };
        var result = await ShellProcess.RunWith(
            "",
            new Dictionary<string, string>
            {
                ["AWS_ACCESS_KEY_ID"] = EmulatedSession.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = EmulatedSession.SecretKey,
                ["AWS_ENDPOINT_URL"] = service.Url,
                ["AWS_REGION"] = "us-east-1",
            },
            "-NonInteractive",
            "-Command",
            """
            function Send($Count) {
                # What is alive at one moment, at the most
                $script:peak = 0
                & {
                    for ($i = 0; $i -lt $Count; $i++) {
                        if ($i % 1000 -eq 999) { $script:peak = [Math]::Max($peak, [GC]::GetTotalMemory($true)) }
                        @{ SessionId = "s$($i % 1000)"; EventType = 'click'; ItemId = "$i"; SentAt = 1700000000 }
                    }
                } | Write-PersonalizeEvent -TrackingId t -ThrottleLimit 16 | ForEach-Object Sent
                $peak
            }
            $null = Send 20000
            (Send 20000) + (Send 60000) -join ' '
            """);

        Assert.Equal("", result.Errors);
        var figures = Array.ConvertAll(result.Output.Split(' '), figure => long.Parse(figure, CultureInfo.InvariantCulture));
        Assert.Equal((20_000, 60_000), (figures[0], figures[2]));
        Assert.InRange(figures[3] - figures[1], long.MinValue, 4_000_000);
    }
}
