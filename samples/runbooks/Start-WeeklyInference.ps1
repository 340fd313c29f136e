#Requires -Version 7.4
#Requires -Modules Personalize

<#
.SYNOPSIS
    Runs a batch inference job with the newest version of a solution, waits for it, and raises an alert if that fails.
.DESCRIPTION
    The job's name is the prefix and the time in UTC, such as newsletter-20260105-031500. If there is a job of that prefix and the same day that has not
    failed, of a run that was killed or was told to stop waiting, it is taken up instead of being paid for twice: a run is safe to repeat. A second list on the
    same day needs a prefix of its own.

    Whatever the failure is, also if no job could be started, -OnFailure is called with one argument, an object:

    Runbook, Time (UTC), ExitCode, ErrorId, Message, FailureReason (the job's own, where there is a job), JobName, Arn, RequestId

    An alert that fails itself is an error (AlertFailed) beside the other; the exit code stays that of the failure.

    Exit codes:
    0  The job is done; its output is in -OutputPath.
    1  Something unexpected.
    3  The job failed.
    4  Not now: the service throttles or is out of reach, too many jobs at once, the time ran out.
    5  Not like this: access denied, no such solution, no version of it that is ACTIVE, a path or a role that isn't valid.
.PARAMETER SolutionArn
    The solution. Its newest version that is ACTIVE computes.
.PARAMETER InputPath
    The input file in Amazon S3.
.PARAMETER OutputPath
    The output folder in Amazon S3; ends with a slash.
.PARAMETER RoleArn
    The IAM role that reads the input and writes the output.
.PARAMETER NamePrefix
    What the names of the jobs begin with; a name of its own for each weekly list.
.PARAMETER FilterArn
    A filter for the recommendations.
.PARAMETER NumResults
    How many recommendations each line of the input gets; the service's default is 25.
.PARAMETER OnFailure
    What raises the alert: a scriptblock, or the name of a command or script, which is what a scheduler's command line can say.
.PARAMETER TimeoutSec
    How long to wait for the job, in seconds.
.PARAMETER PollInterval
    The longest time between two looks at the job, in seconds.
.PARAMETER Region
    The region, where it isn't that of the ARN.
.PARAMETER ProfileName
    A profile of AWS's shared config and credentials files.
.PARAMETER EndpointUrl
    The service's address, in place of the region's own endpoint.
.PARAMETER MaxAttempts
    How often one call goes out at the most.
.EXAMPLE
    $job = @{
        SolutionArn = 'arn:aws:personalize:eu-west-1:111122223333:solution/films-for-you'
        InputPath   = 's3://films-batch/users.jsonl'
        OutputPath  = 's3://films-batch/newsletter/'
        RoleArn     = 'arn:aws:iam::111122223333:role/PersonalizeData'
    }
    ./Start-WeeklyInference.ps1 @job -NamePrefix newsletter -OnFailure { param($failure) ./Send-Page.ps1 "$($failure.JobName): $($failure.FailureReason)" }

    The weekly newsletter; somebody is paged if there is none.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)] [ValidateNotNullOrEmpty()] [string] $SolutionArn,
    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $InputPath,
    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $OutputPath,
    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $RoleArn,
    [ValidatePattern('^[a-zA-Z0-9][a-zA-Z0-9_-]{0,46}$')] [string] $NamePrefix = 'weekly',
    [string] $FilterArn,
    [int] $NumResults,
    [object] $OnFailure,
    [ValidateRange(1, 604800)] [int] $TimeoutSec,
    [ValidateRange(0.01, 3600)] [double] $PollInterval,
    [string] $Region,
    [string] $ProfileName,
    [uri] $EndpointUrl,
    [ValidateRange(1, 100)] [int] $MaxAttempts
)

. "$PSScriptRoot/Runbook.ps1" -Bound $PSBoundParameters

# Calls whoever is to be told; that this fails must not hide what it was to tell.
function Send-Alert([System.Management.Automation.ErrorRecord] $Failure, [int] $Code) {
    $alert = [pscustomobject]@{
        Runbook       = $runbook
        Time          = Get-Date -AsUTC
        ExitCode      = $Code
        ErrorId       = Get-ErrorId $Failure
        Message       = "$Failure"
        FailureReason = $Failure.Exception.FailureReason
        JobName       = $jobName
        Arn           = $Failure.Exception.Arn
        RequestId     = $Failure.Exception.RequestId
    }
    try {
        & $OnFailure $alert | ForEach-Object { Write-RunbookLog "alert: $_" }
        Write-RunbookLog 'the alert was raised'
    }
    catch {
        Write-Error "AlertFailed: $_" -ErrorId AlertFailed -TargetObject $alert -ErrorAction Continue
        Write-RunbookLog 'the alert could not be raised: AlertFailed'
    }
}

$jobName = $null
try {
    $version = Get-PersonalizeSolutionVersion -SolutionArn $SolutionArn -Latest @connection
    if (-not $version) {
        # No job could do without; said in the words, and with the exit code, of what isn't there.
        Write-Error "No version of $SolutionArn is ACTIVE." -ErrorId NoActiveVersion -Category ObjectNotFound -TargetObject $SolutionArn
    }

    # The list of jobs is not about an ARN that would tell the region.
    $connection.Region ??= ($SolutionArn -split ':')[3]
    $now = Get-Date -AsUTC
    $job = Get-PersonalizeBatchInferenceJob -Name "$NamePrefix-$($now.ToString('yyyyMMdd'))-??????" @connection |
        Where-Object { $_.SolutionVersionArn -like "$SolutionArn/*" -and $_.Status -notmatch 'FAILED' } |
        Sort-Object CreationDateTime | Select-Object -Last 1
    $jobName = $job ? $job.JobName : "$NamePrefix-$($now.ToString('yyyyMMdd-HHmmss'))"
    if (-not $PSCmdlet.ShouldProcess($version.SolutionVersionArn, $job ? "Wait for $jobName" : "Run $jobName over $InputPath")) {
        Exit-Runbook 0 'nothing was changed'
    }

    if ($job) {
        Write-RunbookLog "takes up $jobName, which is $($job.Status)"
        $job = $job | Wait-PersonalizeResource @limits @connection
    }
    else {
        Write-RunbookLog "runs $jobName with $($version.SolutionVersionArn) over $InputPath"
        $options = @{}
        if ($FilterArn) {
            $options.FilterArn = $FilterArn
        }
        if ($NumResults) {
            $options.NumResults = $NumResults
        }

        $job = $version | New-PersonalizeBatchInferenceJob -Name $jobName -InputPath $InputPath -OutputPath $OutputPath -RoleArn $RoleArn `
            -Wait @options @limits @connection
    }

    Exit-Runbook 0 "done: $jobName, output in $($job.JobOutput.S3DataDestination.Path)"
}
catch {
    if ($OnFailure -and $PSCmdlet.ShouldProcess("$OnFailure", 'Raise the alert')) {
        Send-Alert $_ (Get-ExitCode $_)
    }

    Exit-FailedRunbook $_
}
