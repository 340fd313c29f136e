Describe 'The main job' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../out/Personalize/Personalize.psd1" -Force
        Start-PersonalizeEmulator -Sample | Out-Null
        $account = 'arn:aws:personalize:us-east-1:111122223333'
        $gone = "$account`:batch-inference-job/gone"

        # Every record by another way: the operations themselves, page by page, as plain JSON.
        function Get-Everything([string] $Operation, [string] $Member, [hashtable] $Body = @{}) {
            do {
                $answer = Invoke-PersonalizeOperation $Operation $Body
                $answer.$Member
                $Body.nextToken = $answer.nextToken
            } while ($answer.nextToken)
        }
    }

    AfterAll {
        Stop-PersonalizeEmulator
    }

    Context 'Where-Object pipelines' {
        It 'finds the failed jobs of all pages, and only those' {
            $expected = (Get-Everything ListBatchInferenceJobs batchInferenceJobs | Where-Object status -eq 'CREATE FAILED').batchInferenceJobArn
            $expected.Count | Should -BeGreaterThan 5
            (Get-PersonalizeBatchInferenceJob -All | Where-Object Status -eq 'CREATE FAILED').BatchInferenceJobArn | Should -Be $expected
        }

        It 'finds the versions whose hyperparameters were tuned, in <_>' -ForEach 'films-ranking', 'films-similar', 'shop-automl' {
            $arn = "$account`:solution/$_"
            $expected = @(Get-Everything ListSolutionVersions solutionVersions @{ solutionArn = $arn } | ForEach-Object {
                    (Invoke-PersonalizeOperation DescribeSolutionVersion @{ solutionVersionArn = $_.solutionVersionArn }).solutionVersion
                } | Where-Object { $_.tunedHPOParams })
            $tuned = @(Get-PersonalizeSolutionVersion -SolutionArn $arn -All -Detailed | Where-Object { $_.TunedHPOParams })
            $tuned.SolutionVersionArn | Should -Be $expected.solutionVersionArn
            for ($i = 0; $i -lt $tuned.Count; $i++) {
                $winners = $expected[$i].tunedHPOParams.algorithmHyperParameters.PSObject.Properties
                $tuned[$i].TunedHPOParams.AlgorithmHyperParameters.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" } |
                    Should -Be ($winners | ForEach-Object { "$($_.Name)=$($_.Value)" })
            }
        }

        It 'compares times with Get-Date' {
            $since = (Get-Date).AddDays(-7)
            $recent = @(Get-PersonalizeBatchInferenceJob -All | Where-Object CreationDateTime -gt $since)
            $recent.Count | Should -BeGreaterThan 0
            $recent.Count | Should -BeLessThan 340
        }

        It 'stops asking when Select-Object has enough' {
            $before = (Get-PersonalizeEmulator).Requests
            @(Get-PersonalizeBatchInferenceJob -All | Select-Object -First 1).Count | Should -Be 1
            (Get-PersonalizeEmulator).Requests - $before | Should -BeLessOrEqual 2
        }

        It 'hands ARNs down the pipeline' {
            $jobs = Get-PersonalizeSolutionVersion -SolutionArn "$account`:solution/films-ranking" -Latest | Get-PersonalizeBatchInferenceJob -All
            @($jobs.SolutionVersionArn | Sort-Object -Unique).Count | Should -Be 1
            ($jobs | Select-Object -First 2 | Get-PersonalizeBatchInferenceJob).JobInput.S3DataSource.Path | Should -BeLike 's3://*'
        }

        It 'groups, sorts, exports and converts as any other objects' {
            (Get-PersonalizeBatchInferenceJob -All | Group-Object Status | Measure-Object Count -Sum).Sum | Should -Be 340
            Get-PersonalizeBatchInferenceJob -All | Export-Csv "$TestDrive/jobs.csv"
            @(Import-Csv "$TestDrive/jobs.csv").JobName | Should -Be (Get-PersonalizeBatchInferenceJob -All).JobName
            $version = Get-PersonalizeSolutionVersion -SolutionArn "$account`:solution/films-ranking" -Detailed | Where-Object TunedHPOParams | Select-Object -First 1
            ($version | ConvertTo-Json -Depth 8 | ConvertFrom-Json).TunedHPOParams.AlgorithmHyperParameters.'training.bptt' |
                Should -Be $version.TunedHPOParams.AlgorithmHyperParameters.'training.bptt'
        }
    }

    Context 'Lists' {
        It 'warns that there is more, and names -All' {
            Get-PersonalizeBatchInferenceJob -MaxResults 5 -WarningVariable warnings -WarningAction SilentlyContinue | Should -HaveCount 5
            $warnings | Should -BeLike '*-All*'
        }

        It 'goes on from a token' {
            $first = Get-PersonalizeBatchInferenceJob -MaxResults 10 -NextTokenVariable next
            $second = Get-PersonalizeBatchInferenceJob -MaxResults 10 -NextToken $next -NextTokenVariable next
            @($first) + @($second) | ForEach-Object JobName | Should -Be (Get-PersonalizeBatchInferenceJob -First 20).JobName
        }

        It 'refuses -MaxResults <_>' -ForEach 0, 101 {
            { Get-PersonalizeBatchInferenceJob -MaxResults $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'Errors' {
        It 'can be caught by type with -ErrorAction Stop' {
            $caught = try { Get-PersonalizeBatchInferenceJob $gone -ErrorAction Stop }
            catch [Personalize.ThrottlingException] { 'later' }
            catch [Personalize.ResourceNotFoundException] { $_ }
            $caught.TargetObject | Should -Be $gone
            $caught.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $caught.Exception.Operation | Should -Be 'DescribeBatchInferenceJob'
            $caught.Exception.StatusCode | Should -Be 400
        }

        It 'leave the other inputs alone' {
            $arns = (Get-PersonalizeBatchInferenceJob -First 2).BatchInferenceJobArn
            $jobs = $arns[0], $gone, $arns[1] | Get-PersonalizeBatchInferenceJob -ErrorAction SilentlyContinue -ErrorVariable failures
            $jobs.BatchInferenceJobArn | Should -Be $arns
            $failures | Should -HaveCount 1
            $failures[0].TargetObject | Should -Be $gone
        }

        It 'name the parameter that was mistyped' {
            { Get-PersonalizeBatchInferenceJob -Statsu ACTIVE } | Should -Throw '*Statsu*'
        }

        It 'tell a wrong kind of ARN from a malformed one, and ask nothing' {
            $before = (Get-PersonalizeEmulator).Requests
            { Get-PersonalizeSolutionVersion "$account`:solution/films-ranking" -ErrorAction Stop } | Should -Throw -ErrorId 'WrongKindOfArn,*'
            { Get-PersonalizeSolutionVersion films-ranking -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArn,*'
            { Get-PersonalizeSolutionVersion "$account`:solution/a/b" -Region eu-west-1 -ErrorAction Stop } | Should -Throw -ErrorId 'ContradictoryRegion,*'
            (Get-PersonalizeEmulator).Requests | Should -Be $before
        }
    }

    Context 'Tables and lists' {
        BeforeAll {
            $rendering = $PSStyle.OutputRendering
            $PSStyle.OutputRendering = 'PlainText'
        }

        AfterAll {
            $PSStyle.OutputRendering = $rendering
        }

        It '<Command> fits <Width> columns with every heading' -ForEach @(
            foreach ($width in 80, 120) {
                @{ Width = $width; Command = 'Get-PersonalizeSolutionVersion'; Headings = 'Created', 'Status', 'Version', 'Solution', 'Mode', 'Type' }
                @{ Width = $width; Command = 'Get-PersonalizeSolutionVersion -Detailed'; Headings = 'Created', 'Status', 'HPO', 'Hours', 'Version', 'Solution' }
                @{ Width = $width; Command = 'Get-PersonalizeBatchInferenceJob -First 100'; Headings = 'Created', 'Status', 'Name', 'SolutionVersion', 'Mode' }
                @{ Width = $width; Command = 'Get-PersonalizeBatchInferenceJob -First 20 -Detailed'; Headings = 'Created', 'Status', 'Name' }
            }
        ) {
            $lines = & ([scriptblock]::Create($Command)) | Out-String -Width $Width -Stream | Where-Object { $_ }
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $Width
            foreach ($heading in $Headings) {
                $lines[0] | Should -Match "\b$heading\b"
            }

            $lines | Where-Object { $_ -match '^\d{4}-\d\d-\d\d \d\d:\d\d (ACTIVE|CREATE \w+)' } | Should -HaveCount ($lines.Count - 2)
        }

        It 'shows a whole object as a list, nested settings in the form that can be typed' {
            $list = Get-PersonalizeBatchInferenceJob -First 1 -Detailed | Format-List | Out-String -Width 200
            $list | Should -BeLike "*JobInput*: @{S3DataSource = @{Path = 's3://*"
        }
    }
}
