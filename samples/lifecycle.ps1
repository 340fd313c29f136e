<#
.SYNOPSIS
    The whole life of a recommender system, from the first schema to the last removal, against an emulator: no AWS account, no cost.
.DESCRIPTION
    In pwsh:                  ./samples/lifecycle.ps1        (after dotnet build)
    Without pwsh:             dotnet run --project src/Personalize.Shell -- -File samples/lifecycle.ps1

    The emulator's clock stands still and is moved on while the script waits, so that the hours of a training pass in no time. With AWS, the script
    would be the same without its first and its last lines, with Start-Sleep in the two functions that wait, and with roles and buckets of your own.
    A step that fails ends the script with exit code 1; the emulator, and all in it, goes with the script.
#>
$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../Personalize.psd1"

function Write-Step([string] $Text) {
    Write-Host "`n# $Text"
}

# Waits until a resource, and its last update where there was one, is what it is to be, and emits it as it is then. A failure is an error.
function Wait-Life {
    param([Parameter(Mandatory, ValueFromPipeline)] $Resource, [string] $Until = 'ACTIVE')
    process {
        $kind = $Resource.GetType().Name
        foreach ($minute in 0..1440) {
            $now = $Resource | & "Get-Personalize$kind"
            $update = $now."Latest${kind}Update"
            if ("$($now.Status) $($update.Status)" -match 'FAILED') {
                throw "$kind $($now.Name ?? $now.JobName): $($now.Status). $($now.FailureReason)$($update.FailureReason)"
            }
            if ($now.Status -eq $Until -and $update.Status -notmatch 'PENDING|IN_PROGRESS') {
                Write-Host "  $kind $($now.Name ?? $now.JobName): $Until after $minute min"
                return $now
            }
            $emulator.Advance([timespan]::FromMinutes(1))
        }
        throw "$kind $($now.Name ?? $now.JobName) is still $($now.Status) after a day."
    }
}

# Removes a resource and waits until it is gone.
function Remove-Life {
    param([Parameter(Mandatory, ValueFromPipeline)] $Resource)
    process {
        $kind = $Resource.GetType().Name
        $Resource | & "Remove-Personalize$kind" -Force
        foreach ($minute in 0..1440) {
            try {
                $null = $Resource | & "Get-Personalize$kind"
            }
            catch [Personalize.ResourceNotFoundException] {
                Write-Host "  $kind $($Resource.Name): gone"
                return
            }
            $emulator.Advance([timespan]::FromMinutes(1))
        }
        throw "$kind $($Resource.Name) is still there after a day."
    }
}

$role = 'arn:aws:iam::111122223333:role/PersonalizeData'
$emulator = Start-PersonalizeEmulator -Frozen
try {
    Write-Step 'What could be trained, and with which hyperparameters?'
    $recipe = Get-PersonalizeRecipe -Name aws-user-personalization -Detailed
    $algorithm = Get-PersonalizeAlgorithm $recipe.AlgorithmArn
    $features = Get-PersonalizeFeatureTransformation $recipe.FeatureTransformationArn
    Write-Host "  $($recipe.Name): $($recipe.Description) Defaults: $($algorithm.DefaultHyperParameters.Keys + $features.DefaultParameters.Keys)"

    Write-Step 'Schemas: the columns of the data.'
    function New-Record([string] $Name, [hashtable[]] $Fields) {
        @{ type = 'record'; name = $Name; namespace = 'com.amazonaws.personalize.schema'; version = '1.0'; fields = $Fields }
    }
    $interactionFields = @(
        @{ name = 'USER_ID'; type = 'string' }
        @{ name = 'ITEM_ID'; type = 'string' }
        @{ name = 'TIMESTAMP'; type = 'long' }
        @{ name = 'EVENT_TYPE'; type = 'string' }
    )
    $itemFields = @(
        @{ name = 'ITEM_ID'; type = 'string' }
        @{ name = 'GENRE'; type = 'string'; categorical = $true }
    )
    $interactionSchema = New-PersonalizeSchema -Name films-interactions -Schema (New-Record Interactions $interactionFields)
    $itemSchema = New-PersonalizeSchema -Name films-items -Schema (New-Record Items $itemFields)
    $pricedSchema = New-PersonalizeSchema -Name films-items-priced -Schema (New-Record Items ($itemFields + @{ name = 'PRICE'; type = @('float', 'null') }))
    $shopSchema = New-PersonalizeSchema -Name shop-interactions -Domain ECOMMERCE -Schema (New-Record Interactions $interactionFields)

    Write-Step 'Dataset groups: one for models of our own, one with the use cases of a domain.'
    $films = New-PersonalizeDatasetGroup -Name films -Tag @{ team = 'streaming'; stage = 'trial' } | Wait-Life
    $shop = New-PersonalizeDatasetGroup -Name shop -Domain ECOMMERCE | Wait-Life

    Write-Step 'Datasets, and what is to be measured of imports from the beginning.'
    $interactions = $films | New-PersonalizeDataset -Name films-interactions -DatasetType Interactions -SchemaArn $interactionSchema.SchemaArn | Wait-Life
    $items = $films | New-PersonalizeDataset -Name films-items -DatasetType Items -SchemaArn $itemSchema.SchemaArn | Wait-Life
    $purchases = $shop | New-PersonalizeDataset -Name shop-interactions -DatasetType Interactions -SchemaArn $shopSchema.SchemaArn | Wait-Life
    $impact = $films | New-PersonalizeMetricAttribution -Name films-impact -RoleArn $role -OutputPath s3://films-metrics/impact/ -Metric @(
        @{ EventType = 'watch'; MetricName = 'watches'; Expression = 'SAMPLECOUNT()' }
    ) | Wait-Life

    Write-Step 'Data: imports go side by side, so they are all begun before any is waited for.'
    $imports = @(
        $interactions | New-PersonalizeDatasetImportJob -Name films-interactions-1 -DataLocation s3://films-data/interactions/ -RoleArn $role `
            -PublishAttributionMetricsToS3
        $items | New-PersonalizeDatasetImportJob -Name films-items-1 -DataLocation s3://films-data/items.csv -RoleArn $role
        $purchases | New-PersonalizeDatasetImportJob -Name shop-interactions-1 -DataLocation s3://shop-data/purchases.csv -RoleArn $role
    )
    $null = $imports | Wait-Life
    $null = $interactions | New-PersonalizeDatasetImportJob -Name films-interactions-2 -DataLocation s3://films-data/today.csv -RoleArn $role `
        -ImportMode INCREMENTAL | Wait-Life

    Write-Step 'Items get a price: one more column, and one more thing to measure.'
    $items = $items | Update-PersonalizeDataset -SchemaArn $pricedSchema.SchemaArn | Wait-Life
    $impact = $impact | Update-PersonalizeMetricAttribution -AddMetric @{ EventType = 'watch'; MetricName = 'value'; Expression = 'SUM(Items.PRICE)' } |
        Wait-Life
    Write-Host "  Measured: $(($impact | Get-PersonalizeMetricAttributionMetric).Expression)"

    Write-Step 'An event tracker for what happens from now on, and a filter for what nobody wants to see again.'
    $tracker = $films | New-PersonalizeEventTracker -Name films-events | Wait-Life
    $unseen = $films | New-PersonalizeFilter -Name films-unseen -FilterExpression 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch")' | Wait-Life

    Write-Step 'Solutions: what to train, and when. Each training is billed, so nothing is trained here that is not asked for.'
    $forYou = $films | New-PersonalizeSolution -Name films-for-you -RecipeArn $recipe.RecipeArn -PerformAutoTraining:$false -SolutionConfig @{
        AlgorithmHyperParameters = @{ hidden_dimension = 100 }
        TrainingDataConfig       = @{ ExcludedDatasetColumns = @{ Items = @('PRICE') } }
    } | Wait-Life
    $fans = $films | New-PersonalizeSolution -Name films-fans -RecipeArn 'arn:aws:personalize:::recipe/aws-item-affinity' -PerformAutoTraining:$false |
        Wait-Life

    Write-Step 'Versions: the trainings. One is stopped, since its data turned out to be wrong.'
    $mistake = $forYou | New-PersonalizeSolutionVersion
    $emulator.Advance([timespan]::FromMinutes(10))
    $null = $mistake | Stop-PersonalizeSolutionVersion | Wait-Life -Until 'CREATE STOPPED'
    $versions = $forYou, $fans | New-PersonalizeSolutionVersion
    $versions = $version, $fansVersion = $versions | Wait-Life
    foreach ($metrics in $versions | Get-PersonalizeSolutionMetric) {
        Write-Host "  $($metrics.SolutionVersionArn -replace '.*:solution/'): coverage $($metrics.Metrics['coverage'])"
    }

    Write-Step 'From now on it is trained every two weeks.'
    $forYou = $forYou | Update-PersonalizeSolution -PerformAutoTraining -SolutionUpdateConfig @{
        AutoTrainingConfig = @{ SchedulingExpression = 'rate(14 days)' }
    } | Wait-Life

    Write-Step 'A campaign: the version at work, billed from here on. Later it takes more requests.'
    $campaign = $version | New-PersonalizeCampaign -Name films-home -MinProvisionedTPS 1 -CampaignConfig @{
        ItemExplorationConfig = @{ explorationWeight = 0.2 }
    } | Wait-Life
    $campaign = $campaign | Update-PersonalizeCampaign -MinProvisionedTPS 2 | Wait-Life

    Write-Step 'A recommender: the same in a domain, without solution, version and campaign. It can rest over night.'
    $recommender = $shop | New-PersonalizeRecommender -Name shop-also-viewed `
        -RecipeArn 'arn:aws:personalize:::recipe/aws-ecomm-customers-who-viewed-x-also-viewed' | Wait-Life
    $recommender = $recommender | Update-PersonalizeRecommender -RecommenderConfig @{ MinRecommendationRequestsPerSecond = 2 } | Wait-Life
    $null = $recommender | Stop-PersonalizeRecommender | Wait-Life -Until INACTIVE
    $null = $recommender | Start-PersonalizeRecommender | Wait-Life

    Write-Step 'Batch jobs: films for a file of users, users for a file of films.'
    $jobs = @(
        $version | New-PersonalizeBatchInferenceJob -Name films-newsletter -FilterArn $unseen.FilterArn -NumResults 10 -RoleArn $role `
            -InputPath s3://films-batch/users.jsonl -OutputPath s3://films-batch/newsletter/
        $fansVersion | New-PersonalizeBatchSegmentJob -Name films-premiere -NumResults 1000 -RoleArn $role `
            -InputPath s3://films-batch/premieres.jsonl -OutputPath s3://films-batch/premieres/
    )
    $null = $jobs | Wait-Life

    Write-Step 'What we hold about users goes out on request, and is forgotten on request.'
    $null = $interactions | New-PersonalizeDatasetExportJob -Name films-audit -IngestionMode ALL -OutputPath s3://films-exports/audit/ -RoleArn $role |
        Wait-Life
    $null = $films | New-PersonalizeDataDeletionJob -Name films-forget -DataLocation s3://films-data/forget.csv -RoleArn $role |
        Wait-Life -Until COMPLETED

    Write-Step 'Tags: who pays for what.'
    $films, $campaign | Add-PersonalizeTag -Tag @{ 'cost-center' = 4711 }
    $films | Remove-PersonalizeTag -TagKey stage -Force
    foreach ($tag in $films, $campaign | Get-PersonalizeTag) {
        Write-Host "  $($tag.ResourceArn -replace '^([^:]*:){5}'): $($tag.TagKey) = $($tag.TagValue)"
    }

    Write-Step 'Three weeks later: what became of it?'
    $emulator.Advance([timespan]::FromDays(21))
    foreach ($trained in $forYou | Get-PersonalizeSolutionVersion -All) {
        Write-Host "  $('{0:d}' -f $trained.CreationDateTime): $($trained.TrainingType), $($trained.Status)"
    }

    Write-Step 'What is in use is not removed: the error says by what.'
    try {
        $films | Remove-PersonalizeDatasetGroup -Force
        throw 'A dataset group with datasets was removed.'
    }
    catch [Personalize.ResourceInUseException] {
        Write-Host "  $($_.Exception.Message)"
    }

    Write-Step 'The end, in its order: what is at work, then what it was made of.'
    $campaign, $recommender, $unseen, $tracker, $impact | Remove-Life
    $forYou, $fans | Remove-Life
    $interactions, $items, $purchases | Remove-Life
    $films, $shop | Remove-Life
    $interactionSchema, $itemSchema, $pricedSchema, $shopSchema | Remove-PersonalizeSchema -Force

    Write-Step 'Nothing is left, and nothing is billed.'
    $left = @(
        Get-PersonalizeDatasetGroup -All
        Get-PersonalizeSchema -All
        Get-PersonalizeDataset -All
        Get-PersonalizeDatasetImportJob -All
        Get-PersonalizeDatasetExportJob -All
        Get-PersonalizeDataDeletionJob -All
        Get-PersonalizeEventTracker -All
        Get-PersonalizeFilter -All
        Get-PersonalizeMetricAttribution -All
        Get-PersonalizeSolution -All
        Get-PersonalizeSolutionVersion -All
        Get-PersonalizeCampaign -All
        Get-PersonalizeRecommender -All
        Get-PersonalizeBatchInferenceJob -All
        Get-PersonalizeBatchSegmentJob -All
    )
    if ($left) {
        throw "Something is left: $($left.ForEach({ $_.GetType().Name }))"
    }
    $operations = $emulator.GetRequests().operation | Sort-Object -Unique
    Write-Host "  $($operations.Count) operations of the service were called in $([int]($emulator.Time - $films.CreationDateTime).TotalDays) days."
}
finally {
    Stop-PersonalizeEmulator
}
