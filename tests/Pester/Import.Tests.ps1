BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $manifests = @(
        @{ Where = 'in place, at the root of the repository'; Manifest = "$root/Personalize.psd1" }
        @{ Where = 'as it ships, from out/Personalize'; Manifest = "$root/out/Personalize/Personalize.psd1" }
    )
}

Describe 'Import-Module, <Where>' -ForEach $manifests {
    BeforeAll {
        # A session of its own for each: a .NET assembly can't be unloaded from this one.
        function Invoke-Session([string] $Script) {
            $output = pwsh -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; Import-Module '$Manifest'; $Script"
            $LASTEXITCODE | Should -Be 0
            $output
        }
    }

    It 'exports what the manifest names, and nothing else' {
        $exported = Invoke-Session '(Get-Command -Module Personalize | Sort-Object Name).Name'
        $exported | Should -Be ((Import-PowerShellDataFile $Manifest).CmdletsToExport | Sort-Object)
    }

    It 'is a manifest that PowerShell finds no fault with' {
        (Test-ModuleManifest $Manifest).PowerShellVersion | Should -Be '7.4'
    }

    It 'loads nothing of AWS, and not the engine, until the first call' {
        $loaded = '[Runtime.Loader.AssemblyLoadContext]::All.Assemblies.GetName().Name | Where-Object { $_ -match "^AWSSDK|^Personalize" } | Sort-Object -Unique'
        Invoke-Session $loaded | Should -Be 'Personalize'
        Invoke-Session "`$null = Start-PersonalizeEmulator; `$null = Get-PersonalizeBatchInferenceJob; $loaded" | Should -Contain 'AWSSDK.Core'
    }

    It 'can be repeated with -Force, and after Remove-Module' {
        $count = '$null = Start-PersonalizeEmulator -Sample; @(Get-PersonalizeBatchInferenceJob -All).Count; Stop-PersonalizeEmulator'
        Invoke-Session "$count; Import-Module '$Manifest' -Force; $count; Remove-Module Personalize; Import-Module '$Manifest'; $count; [Personalize.SolutionVersion].Name" |
            Should -Be '340', '340', '340', 'SolutionVersion'
    }

    It 'works beside <Order> AWSSDK.Core of another module' -ForEach @(
        @{ Order = 'an earlier'; Before = $true }
        @{ Order = 'a later'; Before = $false }
    ) {
        $other = Get-ChildItem "$PSScriptRoot/../Personalize.Tests/bin" -Recurse -Filter AWSSDK.Core.dll | Where-Object { $_.Directory.Name -eq 'other-aws' } | Select-Object -First 1
        if (-not $other) {
            Set-ItResult -Skipped -Because 'the other AWSSDK.Core comes with a build of tests/Personalize.Tests'
        }

        $load = "`$null = [Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath('$($other.FullName)')"
        $call = '$null = Start-PersonalizeEmulator -Sample; @(Get-PersonalizeBatchInferenceJob -First 3 -Detailed).Count; Stop-PersonalizeEmulator'
        if ($Before) {
            Invoke-Session "$load; $call" | Should -Be '3'
        }
        else {
            Invoke-Session "$call; $load; $call" | Should -Be '3', '3'
        }
    }
}

Describe 'The staged package' {
    BeforeAll {
        $staged = "$PSScriptRoot/../../out/Personalize"
    }

    It 'can be copied anywhere, and is found by its commands' {
        $elsewhere = "$TestDrive/some where/Personalize"
        New-Item -ItemType Directory (Split-Path $elsewhere) | Out-Null
        Copy-Item -Path $staged -Destination $elsewhere -Recurse
        $env:PSModulePath, $before = ("$TestDrive/some where$([IO.Path]::PathSeparator)$env:PSModulePath"), $env:PSModulePath
        try {
                pwsh -NoProfile -NonInteractive -Command '(Start-PersonalizeEmulator -Sample).Region; @(Get-PersonalizeBatchInferenceJob -All).Count' | Should -Be 'us-east-1', '340'
        }
        finally {
            $env:PSModulePath = $before
        }
    }

    It 'takes the engine that was compiled for this system, and the portable one everywhere else' {
        Copy-Item -Path $staged -Destination "$TestDrive/compiled" -Recurse
        $bin = "$TestDrive/compiled/bin"
        $system = $IsWindows ? 'win' : $IsMacOS ? 'osx' : 'linux'
        $here = "engine-net$([Environment]::Version.Major).0-$system-$([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture)".ToLowerInvariant()
        Remove-Item "$bin/engine-*" -Recurse
        $call = "Import-Module '$TestDrive/compiled/Personalize.psd1'; `$null = Start-PersonalizeEmulator -Sample; @(Get-PersonalizeBatchInferenceJob -All).Count
            [Runtime.Loader.AssemblyLoadContext]::All.Assemblies.Location | Where-Object { `$_ -like '*AWSSDK.Core.dll' } | Split-Path | Split-Path -Leaf"

        # Another system's, and one that a build has emptied.
        New-Item -ItemType Directory "$bin/engine-net1.0-other", "$bin/$here" | Out-Null
        pwsh -NoProfile -NonInteractive -Command $call | Should -Be '340', 'engine'
        Remove-Item "$bin/$here"
        Rename-Item "$bin/engine" $here
        pwsh -NoProfile -NonInteractive -Command $call | Should -Be '340', $here
    }

    It 'has <_>' -ForEach 'LICENSE', 'CHANGELOG.md', 'en-US/Personalize.dll-Help.xml', 'en-US/about_Personalize.help.txt', 'bin/Personalize.dll',
        'bin/Personalize.Format.ps1xml', 'bin/Personalize.Types.ps1xml', 'bin/engine/AWSSDK.Core.dll', 'bin/emulator/Personalize.Emulator.dll' {
        "$staged/$_" | Should -Exist
    }

    It 'has no symbols and no notes of the compiler' {
        Get-ChildItem $staged -Recurse -Include *.pdb, *.deps.json, Personalize.xml | Should -BeNullOrEmpty
    }
}
