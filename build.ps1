#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Builds, tests and packages the module. Each task is one call of the tool that does it.
.EXAMPLE
    ./build.ps1
    Builds everything; Import-Module ./Personalize.psd1 works from then on.
.EXAMPLE
    ./build.ps1 -Task Test, Package -Configuration Release
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Package', 'Clean')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Push-Location -LiteralPath $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build --configuration $Configuration }
        'Test' { dotnet test --configuration $Configuration }
        'Package' { dotnet build tools/Package --configuration $Configuration }
        'Pester' {
            dotnet build tools/Package --configuration $Configuration
            Invoke-Pester -Configuration @{ Run = @{ Path = 'tests/Pester'; Throw = $true }; Output = @{ Verbosity = 'Detailed' } }
        }
        'Clean' {
            dotnet clean --configuration $Configuration
            Remove-Item -Path bin, out, en-US -Recurse -Force -ErrorAction Ignore
        }
    }
}
finally {
    Pop-Location
}
