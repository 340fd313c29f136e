Describe 'Unattended scripts' {
    BeforeAll {
        # An exit code is what these look at, not a failure of theirs.
        $PSNativeCommandUseErrorActionPreference = $false
        $root = (Resolve-Path "$PSScriptRoot/../..").Path

        function Invoke-Script([string] $Text) {
            $path = "$TestDrive/runbook.ps1"
            Set-Content -LiteralPath $path -Value "Import-Module '$root/out/Personalize/Personalize.psd1'`n$Text"
            $output = pwsh -NoProfile -NonInteractive -File $path 2>&1
            [pscustomobject]@{ ExitCode = $LASTEXITCODE; Output = $output | Out-String }
        }

        # Nothing of this machine's own AWS settings.
        $saved = @{}
        Get-ChildItem env:AWS_* | ForEach-Object { $saved[$_.Name] = $_.Value }
        Remove-Item env:AWS_*
        $env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/none"
        $env:AWS_EC2_METADATA_DISABLED = 'true'
    }

    AfterAll {
        Remove-Item env:AWS_*
        $saved.GetEnumerator() | ForEach-Object { Set-Item "env:$($_.Key)" $_.Value }
    }

    It 'runs the quick start to its end' {
        $output = pwsh -NoProfile -NonInteractive -File "$root/samples/quickstart.ps1" 2>&1
        $LASTEXITCODE | Should -Be 0
        $output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Should -BeNullOrEmpty
        $output -join "`n" | Should -Match 'ResourceNotFoundException'
    }

    It 'ends with an exit code that is not zero when a call fails under -ErrorAction Stop' {
        $run = Invoke-Script @'
$null = Start-PersonalizeEmulator
Get-PersonalizeBatchInferenceJob arn:aws:personalize:us-east-1:111122223333:batch-inference-job/gone -ErrorAction Stop
'not reached'
'@
        $run.ExitCode | Should -Be 1
        $run.Output | Should -Match 'batch-inference-job/gone'
        $run.Output | Should -Not -Match 'not reached'
    }

    It 'ends at once with no <What>, even without -ErrorAction Stop' -ForEach @(
        @{ What = 'region'; Call = 'Get-PersonalizeBatchInferenceJob'; Exception = 'ConfigurationException' }
        @{ What = 'credentials'; Call = 'Get-PersonalizeBatchInferenceJob -Region us-east-1'; Exception = 'CredentialException' }
    ) {
        $run = Invoke-Script @"
`$clock = [Diagnostics.Stopwatch]::StartNew()
try { $Call } catch [Personalize.$Exception] { "`$([int]`$clock.Elapsed.TotalSeconds) s: `$_"; exit 3 }
"@
        $run.ExitCode | Should -Be 3
        $run.Output | Should -Match '^[0-3] s: .*AWS_'
    }

    It 'lets a script tell one failure from another by its exit code' {
        $run = Invoke-Script @'
$null = Start-PersonalizeEmulator
try {
    Get-PersonalizeSolutionVersion arn:aws:personalize:us-east-1:111122223333:solution/a/b -ErrorAction Stop
}
catch [Personalize.ResourceNotFoundException] { exit 4 }
catch [Personalize.PersonalizeException] { exit 5 }
'@
        $run.ExitCode | Should -Be 4
    }

    It 'goes on with -Debug where nobody can answer a question' {
        $run = Invoke-Script @'
$null = Start-PersonalizeEmulator -Sample
@(Get-PersonalizeBatchInferenceJob -First 3 -Detailed -Debug 5> debug.txt).Count
exit 6
'@.Replace('debug.txt', "$TestDrive/debug.txt")
        $run.Output.Trim() | Should -Be '3'
        $run.ExitCode | Should -Be 6
        "$TestDrive/debug.txt" | Should -FileContentMatch '"maxResults":3'
    }

    It 'runs the runbook of the README' {
        $readme = Get-Content "$root/README.md" -Raw
        $runbook = [regex]::Match($readme, '(?s)```powershell\r?\n(#requires.+?)```').Groups[1].Value
        $env:PSModulePath, $before = "$root/out$([IO.Path]::PathSeparator)$env:PSModulePath", $env:PSModulePath
        try {
            # The sample has a failed job every few days: 0 or 1, as it happens to be.
            (Invoke-Script "Set-Location '$TestDrive'`nStart-PersonalizeEmulator -Sample | Out-Null`n$runbook").ExitCode | Should -BeIn 0, 1
            (Invoke-Script $runbook).ExitCode | Should -Be 2
            (Invoke-Script "Set-PersonalizeSession -Region us-east-1`n$runbook").ExitCode | Should -Be 2
            (Invoke-Script "Set-PersonalizeSession -Region us-east-1 -EndpointUrl http://127.0.0.1:9 -Credential ([pscredential]::new('A', (ConvertTo-SecureString b -AsPlainText)))`n$runbook").ExitCode |
                Should -Be 3
        }
        finally {
            $env:PSModulePath = $before
        }
    }

    It 'has a policy in the README that is JSON and names the operations' {
        $policy = [regex]::Match((Get-Content "$root/README.md" -Raw), '(?s)```json\r?\n(.+?)```').Groups[1].Value | ConvertFrom-Json
        $policy.Statement.Action | Sort-Object |
            Should -Be 'personalize:DescribeBatchInferenceJob', 'personalize:DescribeSolutionVersion', 'personalize:ListBatchInferenceJobs', 'personalize:ListSolutionVersions'
    }
}
