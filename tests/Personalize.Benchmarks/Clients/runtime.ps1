# The module in a session: writes events or asks for recommendations, line by line, until its input ends.
param([Parameter(Mandatory)] [string] $Module, [int] $Events, [int] $Sessions, [int] $Users)

$ErrorActionPreference = 'Stop'
Import-Module -Name $Module

$campaign = 'arn:aws:personalize:us-east-1:111122223333:campaign/retail'
$records = for ($i = 0; $i -lt $Events; $i++) {
    $session = $i % $Sessions
    [pscustomobject]@{ UserId = "user-$session"; SessionId = "session-$session"; EventType = 'click'; ItemId = "item-$i"; SentAt = 1700000000 + $i }
}

[Console]::Out.WriteLine('ready')
while ($null -ne ($wanted = [Console]::In.ReadLine())) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    if ($wanted -eq 'events') {
        $summary = $records | Write-PersonalizeEvent -TrackingId tracker
        if ($summary.Sent -ne $Events) { throw "$($summary.Sent) events of $Events were sent." }
    }
    else {
        $rows = 0
        1..$Users | Get-PersonalizeRecommendation -CampaignArn $campaign -ThrottleLimit ([int] $wanted) | ForEach-Object { $rows++ }
        if ($rows -ne 25 * $Users) { throw "$rows recommendations came for $Users users." }
    }
    [Console]::Out.WriteLine([string] $watch.Elapsed.TotalMilliseconds)
}
