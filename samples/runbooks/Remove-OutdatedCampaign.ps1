#Requires -Version 7.4
#Requires -Modules Personalize

<#
.SYNOPSIS
    Removes the campaigns that still serve an old version of their solution, so that they are billed no longer.
.DESCRIPTION
    A campaign is outdated if it is ACTIVE, serves a version that is not the newest ACTIVE one of its solution, and that version was trained more than
    -OlderThanDays days ago. Campaigns with the tag -KeepTag, whatever its value, are left alone, and so are those that are being updated: somebody is
    just looking after them.

    At most -Limit campaigns are removed in one run, those with the oldest versions first, so that a mistake in the parameters can't clear an account.
    A removed campaign can't be brought back, only created anew; its solution version stays. Begin with -WhatIf.

    A campaign that the service won't let go is an error of its own, and the others go on. So a run is safe to repeat.

    Exit codes:
    0  No outdated campaign is left, or with -WhatIf: nothing was changed.
    1  Something unexpected.
    2  The limit was reached, and there is more to remove: the next run goes on.
    3  A removal failed.
    4  Not now: a campaign is in use by a change of its own, the service throttles or is out of reach, the time ran out.
    5  Not like this: access denied, no credentials, no region.
.PARAMETER OlderThanDays
    How many days old the version that a campaign serves must be.
.PARAMETER Limit
    How many campaigns are removed at the most.
.PARAMETER KeepTag
    The tag that keeps a campaign.
.PARAMETER SolutionArn
    Only the campaigns of this solution.
.PARAMETER AsOf
    The time that days are counted back from; now, unless it is a rehearsal.
.PARAMETER TimeoutSec
    How long to wait for each campaign to be gone, in seconds.
.PARAMETER PollInterval
    The longest time between two looks at a campaign, in seconds.
.PARAMETER Region
    The region; the session's or the profile's where not given.
.PARAMETER ProfileName
    A profile of AWS's shared config and credentials files.
.PARAMETER EndpointUrl
    The service's address, in place of the region's own endpoint.
.PARAMETER MaxAttempts
    How often one call goes out at the most.
.EXAMPLE
    ./Remove-OutdatedCampaign.ps1 -OlderThanDays 60 -Region eu-west-1 -WhatIf

    Which campaigns would go?
.EXAMPLE
    Add-PersonalizeTag arn:aws:personalize:eu-west-1:111122223333:campaign/films-demo -Tag @{ keep = 'for the fair in June' }

    Keeps a campaign.
#>
[CmdletBinding(SupportsShouldProcess, PositionalBinding = $false)]
param(
    [ValidateRange(0, 3650)] [int] $OlderThanDays = 30,
    [ValidateRange(1, 1000)] [int] $Limit = 5,
    [ValidateNotNullOrEmpty()] [string] $KeepTag = 'keep',
    [string] $SolutionArn,
    [datetime] $AsOf = (Get-Date),
    [ValidateRange(1, 604800)] [int] $TimeoutSec,
    [ValidateRange(0.01, 3600)] [double] $PollInterval,
    [string] $Region,
    [string] $ProfileName,
    [uri] $EndpointUrl,
    [ValidateRange(1, 100)] [int] $MaxAttempts
)

. "$PSScriptRoot/Runbook.ps1" -Bound $PSBoundParameters

$before = $AsOf.AddDays(-$OlderThanDays)
$newest = @{}

# The newest ACTIVE version of a solution; its campaigns share the answer.
function Get-NewestVersion([string] $SolutionArn) {
    if (-not $newest.ContainsKey($SolutionArn)) {
        $newest[$SolutionArn] = Get-PersonalizeSolutionVersion -SolutionArn $SolutionArn -Latest @connection
    }

    $newest[$SolutionArn]
}

# The campaign with the age of what it serves, if it may go; says why not where that isn't plain.
function Select-Outdated([Personalize.Campaign] $Campaign) {
    $serving = Get-PersonalizeSolutionVersion $Campaign.SolutionVersionArn @connection
    if ($serving.CreationDateTime -gt $before -or (Get-NewestVersion $serving.SolutionArn).CreationDateTime -le $serving.CreationDateTime) {
        return
    }
    if ($Campaign.LatestCampaignUpdate.Status -match 'PENDING|IN_PROGRESS') {
        Write-RunbookLog "$($Campaign.Name): left alone, it is being updated"
        return
    }
    if ((Get-PersonalizeTag $Campaign.CampaignArn @connection).TagKey -contains $KeepTag) {
        Write-RunbookLog "$($Campaign.Name): left alone, it has the tag $KeepTag"
        return
    }

    [pscustomobject]@{ Name = $Campaign.Name; CampaignArn = $Campaign.CampaignArn; Trained = $serving.CreationDateTime; Version = $serving.SolutionVersionArn }
}

try {
    $scope = $SolutionArn ? @{ SolutionArn = $SolutionArn } : @{}
    $outdated = @(
        foreach ($summary in Get-PersonalizeCampaign -Status ACTIVE @scope @connection) {
            try {
                Select-Outdated (Get-PersonalizeCampaign $summary.CampaignArn @connection)
            }
            catch [Personalize.ResourceNotFoundException] {
                Write-RunbookLog "$($summary.Name): gone in the meantime"
            }
        }
    ) | Sort-Object Trained
    Write-RunbookLog "$(@($outdated).Count) outdated campaigns, of which at most $Limit are removed"

    $codes = @()
    foreach ($campaign in $outdated | Select-Object -First $Limit) {
        $trained = $campaign.Trained.ToUniversalTime().ToString('yyyy-MM-dd')
        if (-not $PSCmdlet.ShouldProcess($campaign.CampaignArn, "Remove the campaign, which serves a version of $trained")) {
            continue
        }

        try {
            Remove-PersonalizeCampaign $campaign.CampaignArn -Force -Wait @limits @connection
            Write-RunbookLog "$($campaign.Name): removed; it served $($campaign.Version) of $trained"
        }
        catch [Personalize.ResourceNotFoundException] {
            Write-RunbookLog "$($campaign.Name): gone in the meantime"
        }
        catch [Personalize.ResourceInUseException], [Personalize.ResourceFailedException], [Personalize.WaitTimeoutException] {
            # It concerns this campaign only.
            Write-Failure $_
            Write-RunbookLog "$($campaign.Name): not removed: $(Get-ErrorId $_)"
            $codes += Get-ExitCode $_
        }
    }

    if ($codes) {
        Exit-Runbook ($codes | Sort-Object | Select-Object -First 1) 'not all could be removed'
    }
    if ($WhatIfPreference) {
        Exit-Runbook 0 'nothing was changed'
    }
    if (@($outdated).Count -gt $Limit) {
        Exit-Runbook 2 "$(@($outdated).Count - $Limit) more to remove"
    }

    Exit-Runbook 0 'done'
}
catch {
    Exit-FailedRunbook $_
}
