#Requires -Version 7.4
#Requires -Modules Personalize

<#
.SYNOPSIS
    Reports the campaigns that are billed and that nobody seems to look after any more.
.DESCRIPTION
    An ACTIVE campaign is billed for its minProvisionedTPS around the clock, whether anybody asks it or not.

    What "idle" means here. Amazon Personalize's API does not tell how many requests a campaign gets, nor when events came in. So a campaign is called idle
    if it is ACTIVE and for the last -IdleDays days:

    - it was neither created nor changed,
    - no training of its solution was begun,
    - no import into its dataset group was begun,
    - and, if -RequestCount can say so, it got no request.

    Without -RequestCount that is a hint and no proof: a campaign can serve every visitor of a shop for months with nobody touching it. Look at its requests in
    Amazon CloudWatch before you remove it.

    The report is objects, one a campaign, on the output stream: Name, CampaignArn, Idle, MinProvisionedTPS, BilledTpsHoursAMonth (what is billed at least, at
    730 hours a month), LastChange, LastTraining, LastImport, Requests, NewerVersion (whether its solution has a newer ACTIVE version than it serves),
    SolutionVersionArn.

    Exit codes:
    0  No campaign is idle.
    1  Something unexpected.
    2  There are idle campaigns.
    4  Not now: the service throttles or is out of reach.
    5  Not like this: access denied, no credentials, no region.
.PARAMETER IdleDays
    For how many days nothing must have happened.
.PARAMETER All
    Emits every ACTIVE campaign, idle or not.
.PARAMETER CsvPath
    A file for the report, beside the output; one that is there is replaced.
.PARAMETER RequestCount
    A scriptblock, or the name of a command or script, that is called with a campaign's ARN and the time to count from, and gives the number of requests
    since. The README shows one for CloudWatch. It is asked only about campaigns that seem idle.
.PARAMETER AsOf
    The time that days are counted back from; now, unless the report is about another day.
.PARAMETER Region
    The region; the session's or the profile's where not given.
.PARAMETER ProfileName
    A profile of AWS's shared config and credentials files.
.PARAMETER EndpointUrl
    The service's address, in place of the region's own endpoint.
.PARAMETER MaxAttempts
    How often one call goes out at the most.
.EXAMPLE
    ./Get-IdleCampaign.ps1 -IdleDays 14 -Region eu-west-1 -CsvPath idle.csv | Measure-Object BilledTpsHoursAMonth -Sum

    What could be saved in that region.
#>
[CmdletBinding(SupportsShouldProcess, PositionalBinding = $false)]
param(
    [ValidateRange(0, 3650)] [int] $IdleDays = 30,
    [switch] $All,
    [string] $CsvPath,
    [object] $RequestCount,
    [datetime] $AsOf = (Get-Date),
    [string] $Region,
    [string] $ProfileName,
    [uri] $EndpointUrl,
    [ValidateRange(1, 100)] [int] $MaxAttempts
)

. "$PSScriptRoot/Runbook.ps1" -Bound $PSBoundParameters

$since = $AsOf.AddDays(-$IdleDays)
$lastImports = @{}

# When the newest import into a dataset group was begun; its campaigns share the answer.
function Get-LastImport([string] $DatasetGroupArn) {
    if (-not $lastImports.ContainsKey($DatasetGroupArn)) {
        $imports = Get-PersonalizeDataset -DatasetGroupArn $DatasetGroupArn -All @connection | Get-PersonalizeDatasetImportJob -All @connection
        $lastImports[$DatasetGroupArn] = ($imports | Sort-Object CreationDateTime | Select-Object -Last 1).CreationDateTime
    }

    $lastImports[$DatasetGroupArn]
}

# What is known of one campaign.
function Get-Activity([Personalize.Campaign] $Campaign) {
    $serving = Get-PersonalizeSolutionVersion $Campaign.SolutionVersionArn @connection
    $versions = @(Get-PersonalizeSolutionVersion -SolutionArn $serving.SolutionArn -All @connection | Sort-Object CreationDateTime)
    $changes = $Campaign.CreationDateTime, $Campaign.LastUpdatedDateTime, $Campaign.LatestCampaignUpdate.LastUpdatedDateTime
    $lastChange = $changes | Where-Object { $_ } | Sort-Object | Select-Object -Last 1
    $lastTraining = $versions[-1].CreationDateTime
    $lastImport = Get-LastImport $serving.DatasetGroupArn
    $idle = -not ($lastChange, $lastTraining, $lastImport -gt $since)
    $requests = $null
    if ($idle -and $RequestCount) {
        $requests = [long](& $RequestCount $Campaign.CampaignArn $since)
        $idle = $requests -eq 0
    }

    [pscustomobject]@{
        Name                 = $Campaign.Name
        CampaignArn          = $Campaign.CampaignArn
        Idle                 = $idle
        MinProvisionedTPS    = $Campaign.MinProvisionedTPS
        BilledTpsHoursAMonth = $Campaign.MinProvisionedTPS * 730
        LastChange           = $lastChange
        LastTraining         = $lastTraining
        LastImport           = $lastImport
        Requests             = $requests
        NewerVersion         = [bool]($versions | Where-Object { $_.Status -eq 'ACTIVE' -and $_.CreationDateTime -gt $serving.CreationDateTime })
        SolutionVersionArn   = $serving.SolutionVersionArn
    }
}

try {
    $campaigns = @(Get-PersonalizeCampaign -Status ACTIVE @connection)
    Write-RunbookLog "$($campaigns.Count) ACTIVE campaigns; idle is what nothing happened to since $($since.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ'))"
    $report = foreach ($summary in $campaigns) {
        try {
            $activity = Get-Activity (Get-PersonalizeCampaign $summary.CampaignArn @connection)
        }
        catch [Personalize.ResourceNotFoundException] {
            Write-RunbookLog "$($summary.Name): gone in the meantime"
            continue
        }

        Write-RunbookLog "$($activity.Name): $($activity.Idle ? 'idle' : 'in use'), $($activity.MinProvisionedTPS) TPS"
        if ($activity.Idle -or $All) {
            $activity
        }
    }

    $report
    if ($CsvPath -and $PSCmdlet.ShouldProcess($CsvPath, 'Write the report')) {
        # A report of nothing is a file too, so that yesterday's isn't taken for today's.
        $report ? ($report | Export-Csv $CsvPath) : (Out-File $CsvPath -InputObject '')
        Write-RunbookLog "written to $CsvPath"
    }

    $idle = @($report | Where-Object Idle)
    if ($idle) {
        $hours = ($idle | Measure-Object BilledTpsHoursAMonth -Sum).Sum
        Exit-Runbook 2 "$($idle.Count) idle campaigns, billed at least $hours TPS-hours a month"
    }

    Exit-Runbook 0 'no campaign is idle'
}
catch {
    Exit-FailedRunbook $_
}
