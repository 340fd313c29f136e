<#
.SYNOPSIS
    The main job in a dozen commands, against an emulator: no AWS account, no cost.
.DESCRIPTION
    In pwsh:                  ./samples/quickstart.ps1        (after dotnet build)
    Without pwsh:             dotnet run --project src/Personalize.Shell -- -File samples/quickstart.ps1
#>
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../Personalize.psd1"

# Shows a command as it would be typed, then what it emits.
function Show([string] $What, [scriptblock] $Command) {
    Write-Host "`n# $What"
    Write-Host "PS> $($Command.ToString().Trim() -replace '(?m)^ {8}')"
    . $Command | Out-Host
}

$arn = 'arn:aws:personalize:us-east-1:111122223333:solution/films-ranking'

try {
    Show 'An Amazon Personalize of our own, with a catalogue in it. The session points at it from here on.' {
        Start-PersonalizeEmulator -Sample
    }
    Show 'Which models could be deployed? The newest trained version of each solution.' {
        Get-PersonalizeSolutionVersion -Latest
    }
    Show 'All versions of one of these solutions, in full.' {
        Get-PersonalizeSolutionVersion -SolutionArn $arn -All -Detailed
    }
    Show 'Where hyperparameter optimization ran: which hyperparameters won?' {
        Get-PersonalizeSolutionVersion -SolutionArn $arn -All -Detailed |
            Where-Object { $_.TunedHPOParams } |
            ForEach-Object { "$($_.Name)  trained $($_.TrainingHours) h"; $_.TunedHPOParams.AlgorithmHyperParameters }
    }
    Show 'A list is one page, and says so when there is more.' {
        Get-PersonalizeBatchInferenceJob -MaxResults 5
    }
    Show 'Every page: how many batch inference jobs are there?' {
        @(Get-PersonalizeBatchInferenceJob -All).Count
    }
    Show 'Which of them failed, and from which solution version?' {
        Get-PersonalizeBatchInferenceJob -All | Where-Object Status -eq 'CREATE FAILED' | Select-Object -First 8
    }
    Show 'Why? Any object can be described in full.' {
        Get-PersonalizeBatchInferenceJob -Status 'CREATE FAILED' -First 1 | Get-PersonalizeBatchInferenceJob | Format-List
    }
    Show 'From a solution to its newest version to that version''s jobs: ARNs come down the pipeline.' {
        Get-PersonalizeSolutionVersion -SolutionArn $arn -Latest | Get-PersonalizeBatchInferenceJob -First 3
    }
    Show 'One bad ARN among good ones is one error; the others go on.' {
        $jobs = @((Get-PersonalizeBatchInferenceJob -First 2).BatchInferenceJobArn) + 'arn:aws:personalize:us-east-1:111122223333:batch-inference-job/gone'
        $jobs | Get-PersonalizeBatchInferenceJob -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures | ForEach-Object { "$($_.Exception.GetType().Name): $($_.TargetObject)" }
    }
    Show 'A script catches what it knows what to do about.' {
        try {
            Get-PersonalizeSolutionVersion "$arn/00000000" -ErrorAction Stop
        }
        catch [Personalize.ResourceNotFoundException] {
            "Not there (HTTP $($_.Exception.StatusCode)): $($_.Exception.ErrorCode)"
        }
    }
    Show 'Any other operation, by its name in the API.' {
        (Invoke-PersonalizeOperation ListSolutions @{ maxResults = 3 }).solutions.name
    }
}
finally {
    Stop-PersonalizeEmulator
}
