# The module in a session: imports it, then does what it is asked for, line by line, until its input ends.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
Import-Module -Name $Module

[Console]::Out.WriteLine('ready')
while ($null -ne ($wanted = [Console]::In.ReadLine())) {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $answer = switch ($wanted) {
        'all' { Get-PersonalizeBatchInferenceJob -All | Out-Null; $watch.Elapsed.TotalMilliseconds }
        'page' { Get-PersonalizeBatchInferenceJob -WarningAction Ignore | Out-Null; $watch.Elapsed.TotalMilliseconds }
        'count' { $jobs = 0; Get-PersonalizeBatchInferenceJob -All | ForEach-Object { $jobs++ }; $jobs }
        default { throw "'$wanted' is not one of all, page, count." }
    }
    [Console]::Out.WriteLine([string] $answer)
}
