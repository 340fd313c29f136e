Describe 'The runbooks' {
    BeforeAll {
        # An exit code is what these look at, not a failure of theirs.
        $PSNativeCommandUseErrorActionPreference = $false
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $runbooks = "$root/samples/runbooks"
        Import-Module "$root/out/Personalize/Personalize.psd1" -Force
        $account = 'arn:aws:personalize:us-east-1:111122223333'
        $campaignArn = "$account`:campaign/home"
        $role = 'arn:aws:iam::111122223333:role/personalize'

        # A trained solution, and a campaign that serves it.
        $stage = {
            $poll = @{ Wait = $true; PollInterval = 0.05 }
            $schema = New-PersonalizeSchema interactions -Schema @{
                type = 'record'; name = 'Interactions'; namespace = 'com.amazonaws.personalize.schema'; version = '1.0'
                fields = 'USER_ID', 'ITEM_ID', 'TIMESTAMP' | ForEach-Object { @{ name = $_; type = $_ -eq 'TIMESTAMP' ? 'long' : 'string' } }
            }
            $group = New-PersonalizeDatasetGroup films @poll
            $null = New-PersonalizeDataset interactions $group -SchemaArn $schema.SchemaArn -DatasetType INTERACTIONS @poll |
                New-PersonalizeDatasetImportJob -Name first -DataLocation s3://films/interactions.csv -RoleArn arn:aws:iam::111122223333:role/personalize @poll
            $version = New-PersonalizeSolution films $group -RecipeArn arn:aws:personalize:::recipe/aws-user-personalization -PerformAutoTraining:$false @poll |
                New-PersonalizeSolutionVersion @poll
            $null = New-PersonalizeCampaign home $version -MinProvisionedTPS 1 @poll
            $version
        }

        function Invoke-Runbook([string] $Name, [hashtable] $Parameter = @{}) {
            $all = & "$runbooks/$Name.ps1" -MaxAttempts 1 @Parameter 2>&1 6>&1
            $code = $LASTEXITCODE
            [pscustomobject]@{
                ExitCode = $code
                Log      = @($all | Where-Object { $_ -is [System.Management.Automation.InformationRecord] } | ForEach-Object { "$_" })
                Error    = @($all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] })
                Output   = @($all | Where-Object { $_ -isnot [System.Management.Automation.InformationRecord] -and $_ -isnot [System.Management.Automation.ErrorRecord] })
            }
        }

        # Has the version that was trained first be so good.
        function Set-Measure([double] $Figure) {
            $emulator.AddFault(@{
                    kind = 'answer'; operation = 'GetSolutionMetrics'; arn = $version.SolutionVersionArn
                    body = @{ metrics = @{ normalized_discounted_cumulative_gain_at_25 = $Figure } } | ConvertTo-Json
                })
        }
    }

    BeforeEach {
        $emulator = Start-PersonalizeEmulator -Frozen
        $emulator.Unfreeze()
        $emulator.SetSpeed(20000)
        $version = & $stage
    }

    AfterEach {
        Stop-PersonalizeEmulator
    }

    Context 'Update-NightlyCampaign' {
        BeforeAll {
            $usual = @{ CampaignArn = $campaignArn; PollInterval = 0.05 }
        }

        It 'promotes a version whose metrics hold' {
            Set-Measure 0.01
            $run = Invoke-Runbook Update-NightlyCampaign $usual
            $run.ExitCode | Should -Be 0
            $run.Error | Should -BeNullOrEmpty
            $run.Output | Should -BeNullOrEmpty
            $serves = (Get-PersonalizeCampaign $campaignArn).SolutionVersionArn
            $serves | Should -Not -Be $version.SolutionVersionArn
            $run.Log[-1] | Should -Match "^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ Update-NightlyCampaign: promoted; home serves $serves \[exit code 0\]$"
        }

        It 'ends with 2 and changes no campaign when a metric is worse' {
            Set-Measure 0.99
            $run = Invoke-Runbook Update-NightlyCampaign $usual
            $run.ExitCode | Should -Be 2
            $run.Log | Where-Object { $_ -like '*: does not hold' } | Should -HaveCount 1
            (Get-PersonalizeCampaign $campaignArn).SolutionVersionArn | Should -Be $version.SolutionVersionArn
        }

        It 'changes nothing with -WhatIf' {
            (Invoke-Runbook Update-NightlyCampaign ($usual + @{ WhatIf = $true })).ExitCode | Should -Be 0
            @(Get-PersonalizeSolutionVersion -All).Count | Should -Be 1
        }

        It 'ends with 3 when the training fails' {
            $emulator.FailNext('CreateSolutionVersion', 'Not enough interactions.')
            $run = Invoke-Runbook Update-NightlyCampaign $usual
            $run.ExitCode | Should -Be 3
            $run.Error | Should -Be 'ResourceFailed'
            $run.Log[-2] | Should -BeLike '*: CREATE FAILED; Not enough interactions.'
        }

        It 'ends with 4 while the campaign is being updated' {
            $emulator.Freeze()
            $null = Update-PersonalizeCampaign $campaignArn -MinProvisionedTPS 3
            $run = Invoke-Runbook Update-NightlyCampaign $usual
            $run.ExitCode | Should -Be 4
            $run.Log[-1] | Should -BeLike '*: the campaign is being updated *'
        }

        It 'ends with <Code> on <Fault>' -ForEach @(
            @{ Fault = 'throttling'; Code = 4; Id = 'Throttled' }
            @{ Fault = 'accessDenied'; Code = 5; Id = 'AccessDenied' }
        ) {
            $emulator.AddFault(@{ kind = $Fault; operation = 'CreateSolutionVersion' })
            $run = Invoke-Runbook Update-NightlyCampaign $usual
            $run.ExitCode | Should -Be $Code
            $run.Error | Should -Be $Id
        }
    }

    Context 'Start-WeeklyInference' {
        BeforeAll {
            $usual = @{
                SolutionArn = "$account`:solution/films"; InputPath = 's3://films/users.jsonl'; OutputPath = 's3://films/out/'; RoleArn = $role
                NamePrefix = 'news'; PollInterval = 0.05
            }
        }

        It 'runs one job a day' {
            $first, $second = 1..2 | ForEach-Object { Invoke-Runbook Start-WeeklyInference $usual }
            $first.ExitCode, $second.ExitCode | Should -Be 0, 0
            $first.Log[-1] | Should -BeLike '*: done: news-*, output in s3://films/out/ *'
            $second.Log[0] | Should -BeLike '*: takes up news-*, which is ACTIVE'
            @(Get-PersonalizeBatchInferenceJob -All).Count | Should -Be 1
        }

        It 'changes nothing with -WhatIf' {
            (Invoke-Runbook Start-WeeklyInference ($usual + @{ WhatIf = $true })).ExitCode | Should -Be 0
            Get-PersonalizeBatchInferenceJob -All | Should -BeNullOrEmpty
        }

        It 'raises the alert with the reason when the job fails' {
            $alerts = [System.Collections.Generic.List[object]]::new()
            $emulator.FailNext('CreateBatchInferenceJob', 'The input has no users.')
            $run = Invoke-Runbook Start-WeeklyInference ($usual + @{ OnFailure = { param($failure) $alerts.Add($failure) } })
            $run.ExitCode | Should -Be 3
            $alerts | Should -HaveCount 1
            $alerts[0].FailureReason | Should -Be 'The input has no users.'
            $alerts[0].JobName | Should -BeLike 'news-*'
        }
    }

    Context 'Get-IdleCampaign' {
        It 'emits the idle campaigns and ends with 2' {
            $run = Invoke-Runbook Get-IdleCampaign @{ AsOf = $version.CreationDateTime.AddDays(40); CsvPath = "$TestDrive/idle.csv" }
            $run.ExitCode | Should -Be 2
            $run.Output.CampaignArn | Should -Be $campaignArn
            (Import-Csv "$TestDrive/idle.csv").BilledTpsHoursAMonth | Should -Be 730
        }

        It 'ends with 0 where none is' {
            $run = Invoke-Runbook Get-IdleCampaign
            $run.ExitCode | Should -Be 0
            $run.Output | Should -BeNullOrEmpty
        }

        It 'writes no file with -WhatIf' {
            (Invoke-Runbook Get-IdleCampaign @{ CsvPath = "$TestDrive/none.csv"; WhatIf = $true }).ExitCode | Should -Be 0
            "$TestDrive/none.csv" | Should -Not -Exist
        }
    }

    Context 'Remove-OutdatedCampaign' {
        BeforeEach {
            $usual = @{ AsOf = $version.CreationDateTime.AddDays(40); PollInterval = 0.05 }
            $null = New-PersonalizeSolutionVersion $version.SolutionArn -Wait -PollInterval 0.05
        }

        It 'removes the campaign of the old version' {
            $run = Invoke-Runbook Remove-OutdatedCampaign $usual
            $run.ExitCode | Should -Be 0
            $run.Log | Where-Object { $_ -like '*: home: removed; *' } | Should -HaveCount 1
            Get-PersonalizeCampaign -All | Should -BeNullOrEmpty
        }

        It 'leaves it with -WhatIf, and with the tag' {
            (Invoke-Runbook Remove-OutdatedCampaign ($usual + @{ WhatIf = $true })).ExitCode | Should -Be 0
            Add-PersonalizeTag $campaignArn -Tag @{ keep = 'yes' }
            (Invoke-Runbook Remove-OutdatedCampaign $usual).ExitCode | Should -Be 0
            @(Get-PersonalizeCampaign -All).Count | Should -Be 1
        }

        It 'ends with 5 when it may not' {
            $emulator.AddFault(@{ kind = 'accessDenied'; operation = 'DeleteCampaign' })
            $run = Invoke-Runbook Remove-OutdatedCampaign $usual
            $run.ExitCode | Should -Be 5
            $run.Error | Should -Be 'AccessDenied'
        }
    }
}

Describe 'A runbook under a scheduler' {
    BeforeAll {
        $PSNativeCommandUseErrorActionPreference = $false
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $saved = @{}
        Get-ChildItem env:AWS_* | ForEach-Object { $saved[$_.Name] = $_.Value }
        Remove-Item env:AWS_*
        $env:AWS_CONFIG_FILE = $env:AWS_SHARED_CREDENTIALS_FILE = "$TestDrive/none"
        $env:AWS_EC2_METADATA_DISABLED = 'true'
        $modules = $env:PSModulePath
        $env:PSModulePath = "$root/out$([IO.Path]::PathSeparator)$modules"
    }

    AfterAll {
        $env:PSModulePath = $modules
        Remove-Item env:AWS_*
        $saved.GetEnumerator() | ForEach-Object { Set-Item "env:$($_.Key)" $_.Value }
    }

    It '<_> has its lines on standard output, its errors on standard error, and its exit code' -ForEach @(
        'Update-NightlyCampaign.ps1 arn:aws:personalize:us-east-1:111122223333:campaign/home'
        'Start-WeeklyInference.ps1 arn:aws:personalize:us-east-1:111122223333:solution/films -InputPath s3://b/i -OutputPath s3://b/o/ -RoleArn arn:aws:iam::111122223333:role/r -OnFailure Write-Output'
        'Get-IdleCampaign.ps1 -Region us-east-1'
        'Remove-OutdatedCampaign.ps1 -Region us-east-1'
    ) {
        $name, $arguments = $_ -split ' ', 2
        $arguments = @($arguments -split ' ')
        # No credentials: whoever set the schedule up has to do something.
        $output = pwsh -NoProfile -NonInteractive -File "$root/samples/runbooks/$name" @arguments 2>"$TestDrive/errors.txt"
        $LASTEXITCODE | Should -Be 5
        $output | Select-Object -Last 1 | Should -Match 'Z [\w-]+: failed: CredentialFailure \[exit code 5\]$'
        Get-Content "$TestDrive/errors.txt" -Raw | Should -Match 'CredentialFailure: '
    }

    It '<_> has help for each parameter, and says its exit codes' -ForEach 'Update-NightlyCampaign', 'Start-WeeklyInference', 'Get-IdleCampaign', 'Remove-OutdatedCampaign' {
        $help = Get-Help "$root/samples/runbooks/$_.ps1" -Full
        $help.Synopsis | Should -Not -Match '\.ps1'
        $help.description.Text | Should -Match 'Exit codes:'
        $help.examples.example | Should -Not -BeNullOrEmpty
        $help.parameters.parameter | Where-Object { $_.name -notin 'WhatIf', 'Confirm' -and -not $_.description } | ForEach-Object name | Should -BeNullOrEmpty
    }
}
