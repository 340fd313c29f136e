Describe 'The whole life' {
    BeforeAll {
        # An exit code is what these look at, not a failure of theirs.
        $PSNativeCommandUseErrorActionPreference = $false
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $sample = Get-Content "$root/samples/lifecycle.ps1" -Raw

        function Invoke-Sample([string] $Path) {
            $output = pwsh -NoProfile -NonInteractive -File $Path 2>&1
            [pscustomobject]@{
                ExitCode = $LASTEXITCODE
                Errors   = @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
                Output   = ($output | Out-String) -replace '\e\[[0-9;]*m' -replace '\r?\n\s*\|\s*', ' '
            }
        }

        $runs = 1..2 | ForEach-Object { Invoke-Sample "$root/samples/lifecycle.ps1" }
    }

    It 'runs to its end twice in a row, calls every operation and leaves nothing' {
        foreach ($run in $runs) {
            $run.Errors | Should -BeNullOrEmpty
            $run.ExitCode | Should -Be 0
            $run.Output | Should -Match 'Nothing is left, and nothing is billed\.\s+71 operations of the service'
        }
    }

    It 'goes through the states of <Kind>' -ForEach @(
        @{ Kind = 'a training that is stopped'; States = 'SolutionVersion films-for-you/\w+: CREATE STOPPED' }
        @{ Kind = 'a recommender that rests'; States = '(?s)Recommender shop-also-viewed: INACTIVE.*Recommender shop-also-viewed: ACTIVE' }
        @{ Kind = 'a deletion of data'; States = 'DataDeletionJob films-forget: COMPLETED' }
        @{ Kind = 'a training by schedule'; States = 'AUTOMATIC, ACTIVE' }
    ) {
        $runs[0].Output | Should -Match $States
    }

    It 'ends with exit code 1 when <What>' -ForEach @(
        @{ What = 'an import fails'; Step = 's3://films-data/items.csv'; Mistake = 's3://films-data/items.parquet'; Reason = 'films-items-1: CREATE FAILED' }
        @{ What = 'a call is refused'; Step = 'recipe/aws-item-affinity'; Mistake = 'recipe/aws-vod-top-picks'; Reason = 'not for solutions' }
        @{ What = 'parameters are wrong'; Step = '-MinProvisionedTPS 2'; Mistake = '-MinProvisionedTPS 0'; Reason = 'MinProvisionedTPS' }
    ) {
        $sample | Should -BeLike "*$Step*"
        Set-Content "$TestDrive/lifecycle.ps1" $sample.Replace('$PSScriptRoot/..', $root).Replace($Step, $Mistake)
        $run = Invoke-Sample "$TestDrive/lifecycle.ps1"
        $run.ExitCode | Should -Be 1
        $run.Output | Should -Match $Reason
        $run.Output | Should -Not -Match 'Nothing is left'
    }
}
