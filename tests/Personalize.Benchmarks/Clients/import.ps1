# Times one Import-Module in a fresh session.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
$watch = [Diagnostics.Stopwatch]::StartNew()
Import-Module -Name $Module
[Console]::Out.WriteLine([string] $watch.Elapsed.TotalMilliseconds)
