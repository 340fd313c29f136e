<#
.SYNOPSIS
    What the runbooks of this folder have in common: connection, log and exit codes. Each dot-sources it.
.DESCRIPTION
    Exit codes, the same for all runbooks:

    0  Done, or there was nothing to do.
    1  Something unexpected. Parameters that PowerShell refuses end with 1 too.
    2  All went well, and the answer is "no" or "look here": each runbook says what it means by that.
    3  The service could not do it: a training, an update or a job ended as failed.
    4  Not now: busy, throttled, unreachable, or the time ran out. The same run may succeed later.
    5  Not like this: access denied, no credentials, a resource that isn't there, a value that isn't valid. Somebody has to mend something.

    The log is one line a fact on the information stream, which pwsh writes to standard output: time in UTC, name of the runbook, fact. Errors go to the
    error stream, with the module's error ids. Neither holds credentials.
.PARAMETER Bound
    What the runbook was called with.
#>
param([Parameter(Mandatory)] [System.Collections.IDictionary] $Bound)

# Nobody is there to see the first error and stop the rest.
$ErrorActionPreference = 'Stop'
if ($InformationPreference -eq 'SilentlyContinue') {
    $InformationPreference = 'Continue'
}

$runbook = [IO.Path]::GetFileNameWithoutExtension($MyInvocation.ScriptName)

# What was given of the connection, and of the limits of waiting: to be splatted. What was not given is the session's and the module's to decide.
$connection = @{}
$limits = @{}
foreach ($name in $Bound.Keys) {
    if ($name -in 'Region', 'ProfileName', 'EndpointUrl', 'MaxAttempts') {
        $connection[$name] = $Bound[$name]
    }
    elseif ($name -in 'TimeoutSec', 'PollInterval') {
        $limits[$name] = $Bound[$name]
    }
}

# Writes one line of the log.
function Write-RunbookLog([string] $Fact) {
    Write-Information "$((Get-Date -AsUTC).ToString('yyyy-MM-ddTHH:mm:ssZ')) ${runbook}: $($Fact -replace '\s+', ' ')"
}

# An error's id, without the name of the cmdlet that PowerShell adds.
function Get-ErrorId([System.Management.Automation.ErrorRecord] $Failure) {
    ($Failure.FullyQualifiedErrorId -split ',')[0]
}

# Writes an error to the error stream, under its own id, and goes on.
function Write-Failure([System.Management.Automation.ErrorRecord] $Failure) {
    $id = Get-ErrorId $Failure
    Write-Error -Exception $Failure.Exception -Message "${id}: $Failure" -ErrorId $id -Category $Failure.CategoryInfo.Category `
        -TargetObject $Failure.TargetObject -ErrorAction Continue
}

# Which exit code an error stands for.
function Get-ExitCode([System.Management.Automation.ErrorRecord] $Failure) {
    try {
        throw $Failure
    }
    catch [Personalize.ResourceFailedException] {
        3
    }
    catch [Personalize.ResourceInUseException], [Personalize.LimitExceededException], [Personalize.WaitTimeoutException],
    [Personalize.ThrottlingException], [Personalize.ServiceException], [Personalize.ConnectionException], [Personalize.RequestTimeoutException] {
        4
    }
    catch [Personalize.AccessDeniedException], [Personalize.CredentialException], [Personalize.ConfigurationException],
    [Personalize.ResourceNotFoundException], [Personalize.InvalidArnException], [Personalize.InvalidInputException] {
        5
    }
    catch {
        $Failure.CategoryInfo.Category -in 'ObjectNotFound', 'InvalidArgument' ? 5 : 1
    }
}

# Ends the runbook; the last line of the log says how.
function Exit-Runbook([int] $Code, [string] $Fact) {
    Write-RunbookLog "$Fact [exit code $Code]"
    exit $Code
}

# Ends the runbook because of an error.
function Exit-FailedRunbook([System.Management.Automation.ErrorRecord] $Failure) {
    Write-Failure $Failure
    if ($Failure.Exception -is [Personalize.ResourceFailedException]) {
        Write-RunbookLog "$($Failure.Exception.Arn): $($Failure.Exception.Status); $($Failure.Exception.FailureReason)"
    }

    Exit-Runbook (Get-ExitCode $Failure) "failed: $(Get-ErrorId $Failure)"
}
