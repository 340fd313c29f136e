#Requires -Version 7.4
#Requires -Modules Personalize

<#
.SYNOPSIS
    Trains a new version of the solution that a campaign serves, and promotes it to the campaign if its metrics hold.
.DESCRIPTION
    The version that the campaign serves is the measure. A new version of the same solution is trained; each metric asked for must be at least that of the
    version in service, less the tolerance. If all of them are, the campaign is updated and goes on serving meanwhile. If not, the campaign stays as it is:
    the new version is kept, and the exit code is 2.

    A training of that solution that is under way already, for instance of a run that was killed, is taken up instead of being paid for twice.

    Nothing is trained while the campaign is being created or updated, and nothing for a campaign with syncWithLatestSolutionVersion, which takes each new
    version by itself.

    Exit codes:
    0  The new version is in service. Or, with -NoTraining, there is none that is newer.
    1  Something unexpected.
    2  A metric doesn't hold: the campaign was left alone.
    3  The training, or the update of the campaign, failed.
    4  Not now: the campaign is being changed, the service throttles or is out of reach, the time ran out.
    5  Not like this: access denied, no such campaign, no such metric, the campaign follows its solution by itself.
.PARAMETER CampaignArn
    The campaign. It says which solution is trained, and in which region.
.PARAMETER Metric
    The metrics that must hold, separated by commas. For all metrics of the service more is better.
.PARAMETER TolerancePercent
    By how much a metric may be below that of the version in service, in per cent of it. Metrics of two trainings on the same data differ by a little.
.PARAMETER TrainingMode
    FULL, or UPDATE for the recipes that can take in new items only.
.PARAMETER NoTraining
    Judges the newest version that is there, for solutions that the service trains on a schedule of their own.
.PARAMETER TimeoutSec
    How long to wait for the training, and again for the update, in seconds. What isn't done by then goes on at the service; the next run takes it up.
.PARAMETER PollInterval
    The longest time between two looks at what is waited for, in seconds.
.PARAMETER Region
    The region, where it isn't that of the ARN.
.PARAMETER ProfileName
    A profile of AWS's shared config and credentials files.
.PARAMETER EndpointUrl
    The service's address, in place of the region's own endpoint.
.PARAMETER MaxAttempts
    How often one call goes out at the most.
.EXAMPLE
    ./Update-NightlyCampaign.ps1 arn:aws:personalize:eu-west-1:111122223333:campaign/films-home -WhatIf

    Says what would be trained and promoted, and changes nothing.
.EXAMPLE
    pwsh -NonInteractive -File Update-NightlyCampaign.ps1 arn:aws:personalize:eu-west-1:111122223333:campaign/films-home -Metric coverage,mean_reciprocal_rank_at_25 -TolerancePercent 1

    As a scheduler runs it: two metrics, neither more than one per cent worse.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $CampaignArn,
    [ValidateNotNullOrEmpty()] [string[]] $Metric = 'normalized_discounted_cumulative_gain_at_25',
    [ValidateRange(0, 100)] [double] $TolerancePercent = 2,
    [ValidateSet('FULL', 'UPDATE')] [string] $TrainingMode = 'FULL',
    [switch] $NoTraining,
    [ValidateRange(1, 604800)] [int] $TimeoutSec,
    [ValidateRange(0.01, 3600)] [double] $PollInterval,
    [string] $Region,
    [string] $ProfileName,
    [uri] $EndpointUrl,
    [ValidateRange(1, 100)] [int] $MaxAttempts
)

. "$PSScriptRoot/Runbook.ps1" -Bound $PSBoundParameters

# The newest version of the solution, trained for this run unless it was not to be.
function Get-Candidate([string] $SolutionArn) {
    if ($NoTraining) {
        return Get-PersonalizeSolutionVersion -SolutionArn $SolutionArn -Latest @connection
    }

    $underWay = Get-PersonalizeSolutionVersion -SolutionArn $SolutionArn -Status 'CREATE PENDING', 'CREATE IN_PROGRESS' -First 1 @connection
    if ($underWay) {
        Write-RunbookLog "takes up the training that is under way: $($underWay.SolutionVersionArn)"
        return $underWay | Wait-PersonalizeResource @limits @connection
    }

    Write-RunbookLog "trains $SolutionArn"
    New-PersonalizeSolutionVersion $SolutionArn -TrainingMode $TrainingMode -Wait @limits @connection
}

# Whether a metric of the candidate is good enough.
function Test-Metric([string] $Name, $Serving, $Candidate) {
    $old, $new = $Serving.Metrics[$Name], $Candidate.Metrics[$Name]
    $least = [Math]::Round($old * (1 - $TolerancePercent / 100), 6)
    $holds = $new -ge $least
    Write-RunbookLog "metric ${Name}: in service $old, new $new, at least $least wanted: $($holds ? 'holds' : 'does not hold')"
    $holds
}

try {
    $campaign = Get-PersonalizeCampaign $CampaignArn @connection
    Write-RunbookLog "campaign $($campaign.Name): $($campaign.Status), serves $($campaign.SolutionVersionArn)"
    if ($campaign.Status -ne 'ACTIVE') {
        Exit-Runbook 4 "the campaign is $($campaign.Status)"
    }
    if ($campaign.LatestCampaignUpdate.Status -match 'PENDING|IN_PROGRESS') {
        Exit-Runbook 4 'the campaign is being updated'
    }
    if ($campaign.CampaignConfig.SyncWithLatestSolutionVersion) {
        Exit-Runbook 5 'the campaign takes each new version by itself: syncWithLatestSolutionVersion'
    }

    $serving = Get-PersonalizeSolutionVersion $campaign.SolutionVersionArn @connection
    $before = $serving | Get-PersonalizeSolutionMetric @connection
    $names = $Metric -split '\s*,\s*'
    $unknown = $names | Where-Object { -not $before.Metrics.ContainsKey($_) }
    if ($unknown) {
        Exit-Runbook 5 "the version in service has no metric $($unknown -join ', '); it has $($before.Metrics.Keys -join ', ')"
    }

    if (-not $NoTraining -and -not $PSCmdlet.ShouldProcess($serving.SolutionArn, "Train a version, and promote it to $($campaign.Name) if its metrics hold")) {
        Exit-Runbook 0 'nothing was changed'
    }

    $candidate = Get-Candidate $serving.SolutionArn
    if (-not $candidate -or $candidate.CreationDateTime -le $serving.CreationDateTime) {
        Exit-Runbook 0 'no version is newer than the one in service'
    }

    Write-RunbookLog "version $($candidate.SolutionVersionArn): $($candidate.Status)"
    $after = $candidate | Get-PersonalizeSolutionMetric @connection
    $verdicts = $names | ForEach-Object { Test-Metric -Name $_ -Serving $before -Candidate $after }
    if ($verdicts -contains $false) {
        Exit-Runbook 2 "not promoted; $($campaign.Name) still serves $($serving.SolutionVersionArn)"
    }

    if (-not $PSCmdlet.ShouldProcess($CampaignArn, "Promote $($candidate.SolutionVersionArn)")) {
        Exit-Runbook 0 'nothing was changed'
    }

    $campaign = Update-PersonalizeCampaign $CampaignArn -SolutionVersionArn $candidate.SolutionVersionArn -Wait @limits @connection
    Exit-Runbook 0 "promoted; $($campaign.Name) serves $($campaign.SolutionVersionArn)"
}
catch {
    Exit-FailedRunbook $_
}
