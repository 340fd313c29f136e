using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace Personalize.Tests.Module;

/// <summary>
/// An emulator with a dataset group that has every kind of child: active, failed, stopped and under way; and another group beside it, which has a schema
/// in common with it. Its clock stands still.
/// </summary>
public sealed class Shop : IDisposable
{
    public const string Group = "arn:aws:personalize:us-east-1:111122223333:dataset-group/shop";
    public const string Other = "arn:aws:personalize:us-east-1:111122223333:dataset-group/other";
    public const string SharedSchema = "arn:aws:personalize:us-east-1:111122223333:schema/shared-users";

    private const int Fast = 20_000;

    private const string Settings =
        """
        $PSDefaultParameterValues['*-Personalize*:Region'] = 'us-east-1'
        foreach ($verb in 'New', 'Update', 'Start', 'Stop', 'Remove', 'Wait') { $PSDefaultParameterValues["$verb-Personalize*:PollInterval"] = 0.02 }
        $global:role = 'arn:aws:iam::111122223333:role/personalize'
        function global:Schema($name, $fields) {
            New-PersonalizeSchema $name -Domain ECOMMERCE -Schema @{
                type = 'record'; name = 'Row'; namespace = 'com.amazonaws.personalize.schema'; version = '1.0'
                fields = @($fields | ForEach-Object { @{ name = $_; type = if ($_ -eq 'TIMESTAMP') { 'long' } elseif ($_ -eq 'PRICE') { 'float' } else { 'string' } } })
            }
        }
        """;

    private const string Standing =
        """
        $interactions = Schema 'shop-interactions' USER_ID, ITEM_ID, EVENT_TYPE, TIMESTAMP
        $items = Schema 'shop-items' ITEM_ID, PRICE, CATEGORY_L1
        $users = Schema 'shared-users' USER_ID, COUNTRY
        $global:shop, $global:other = 'shop', 'other' | ForEach-Object { New-PersonalizeDatasetGroup $_ -Domain ECOMMERCE -Wait }
        $global:data = New-PersonalizeDataset 'interactions' $shop -SchemaArn $interactions.SchemaArn -DatasetType INTERACTIONS -Wait
        $global:goods = New-PersonalizeDataset 'items' $shop -SchemaArn $items.SchemaArn -DatasetType ITEMS -Wait
        $shop, $other | ForEach-Object { New-PersonalizeDataset 'users' $_ -SchemaArn $users.SchemaArn -DatasetType USERS -Wait } | Out-Null
        New-PersonalizeDatasetImportJob 'import' $data -DataLocation 's3://shop/interactions.csv' -RoleArn $role -Wait | Out-Null
        New-PersonalizeDatasetExportJob 'export' $data -OutputPath 's3://shop/out/' -RoleArn $role -Wait | Out-Null
        $global:first, $global:second = 'first', 'second' | ForEach-Object {
            New-PersonalizeSolution $_ $shop -RecipeArn 'arn:aws:personalize:::recipe/aws-user-personalization' -PerformAutoTraining:$false -Wait
        }
        $global:segments = New-PersonalizeSolution 'segments' $shop -RecipeArn 'arn:aws:personalize:::recipe/aws-item-affinity' -PerformAutoTraining:$false -Wait
        $global:trained, $global:segmented = $first, $segments | New-PersonalizeSolutionVersion -Wait
        New-PersonalizeCampaign 'serving' $trained -MinProvisionedTPS 1 -Wait | Out-Null
        $recipe = 'arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-views'
        'active', 'inactive' | ForEach-Object { New-PersonalizeRecommender $_ $shop -RecipeArn $recipe -Wait } |
            Where-Object Name -eq 'inactive' | Stop-PersonalizeRecommender -Wait | Out-Null
        New-PersonalizeFilter 'filter' $shop -FilterExpression 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("buy")' -Wait | Out-Null
        New-PersonalizeSolution 'others' $other -RecipeArn 'arn:aws:personalize:::recipe/aws-user-personalization' -PerformAutoTraining:$false -Wait | Out-Null
        New-PersonalizeEventTracker 'tracker' $shop -Wait | Out-Null
        New-PersonalizeMetricAttribution 'attribution' $shop -RoleArn $role -Metric @{ EventType = 'view'; MetricName = 'views'; Expression = 'SAMPLECOUNT()' } -Wait | Out-Null
        New-PersonalizeBatchInferenceJob 'batch' -SolutionVersionArn $trained -InputPath 's3://shop/in.json' -OutputPath 's3://shop/out/' -RoleArn $role -Wait | Out-Null
        New-PersonalizeBatchSegmentJob 'segment' $segmented -InputPath 's3://shop/in.json' -OutputPath 's3://shop/out/' -RoleArn $role -Wait | Out-Null
        New-PersonalizeDataDeletionJob 'deletion' $shop -DataLocation 's3://shop/gone.csv' -RoleArn $role -Wait | Out-Null
        """;

    private const string Failing =
        """
        New-PersonalizeSolutionVersion $first -Wait -ErrorAction Ignore
        New-PersonalizeCampaign 'failed' $trained -MinProvisionedTPS 1 -Wait -ErrorAction Ignore
        New-PersonalizeRecommender 'failed' $shop -RecipeArn 'arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-views' -Wait -ErrorAction Ignore
        New-PersonalizeDatasetImportJob 'failed' $data -DataLocation 's3://shop/interactions.csv' -RoleArn $role -Wait -ErrorAction Ignore
        """;

    private const string UnderWay =
        """
        New-PersonalizeSolutionVersion $second | Out-Null
        New-PersonalizeCampaign 'coming' $trained -MinProvisionedTPS 1 | Out-Null
        New-PersonalizeRecommender 'coming' $shop -RecipeArn 'arn:aws:personalize:::recipe/aws-ecomm-popular-items-by-views' | Out-Null
        New-PersonalizeDatasetImportJob 'coming' $goods -DataLocation 's3://shop/items.csv' -RoleArn $role | Out-Null
        New-PersonalizeBatchInferenceJob 'coming' -SolutionVersionArn $trained -InputPath 's3://shop/in.json' -OutputPath 's3://shop/out/' -RoleArn $role | Out-Null
        New-PersonalizeDataDeletionJob 'coming' $shop -DataLocation 's3://shop/gone.csv' -RoleArn $role | Out-Null
        Update-PersonalizeCampaign 'arn:aws:personalize:us-east-1:111122223333:campaign/serving' -MinProvisionedTPS 2 | Out-Null
        """;

    public Shop()
    {
        Emulated = new EmulatedSession();
        Emulated.Run(Settings).ThrowOnError();
        Emulated.Run(Fast);
        Emulated.Run(Standing).ThrowOnError();
        foreach (var operation in new[] { "CreateSolutionVersion", "CreateCampaign", "CreateRecommender", "CreateDatasetImportJob" })
        {
            Emulated.Fail(operation, "It was to fail.");
        }

        Emulated.Run(Failing);
        Emulated.Freeze();
        Emulated.Run(UnderWay).ThrowOnError();
    }

    public EmulatedSession Emulated { get; }

    /// <summary>Starts the clock.</summary>
    public void Go() => Emulated.Run(Fast);

    /// <summary>The ARNs of all that there is, but not of what the service brings itself.</summary>
    public IReadOnlyList<string> Arns() => [.. ArnsIn(Emulated.State()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>What the other group consists of, and the schema that both have.</summary>
    public static string[] Untouched { get; } =
    [
        "arn:aws:personalize:us-east-1:111122223333:dataset-group/other", "arn:aws:personalize:us-east-1:111122223333:dataset/other/USERS",
        "arn:aws:personalize:us-east-1:111122223333:solution/others", SharedSchema,
    ];

    public void Dispose() => Emulated.Dispose();

    private static IEnumerable<string> ArnsIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "arn" ? [(string)member.Value!] : ArnsIn(member.Value)),
        JsonArray items => items.SelectMany(ArnsIn),
        _ => [],
    };
}
