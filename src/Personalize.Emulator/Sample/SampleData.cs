using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Personalize.Emulator.Resources;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Sample;

/// <summary>The sample's data: schemas, datasets, how they were filled, and what was taken out of them.</summary>
internal sealed class SampleData(ServiceState state, DateTimeOffset start)
{
    private const string Films = "films";
    private const string Shop = "shop";

    /// <summary>Puts the data into the state, every kind in the order of its dates.</summary>
    public void Load()
    {
        AddSchemas();
        AddDatasets();
        AddImports();
        AddExports();
        AddDeletions();
    }

    private void AddSchemas()
    {
        AddSchema("films-interactions", 60.0, null, "Interactions", "USER_ID string", "ITEM_ID string", "TIMESTAMP long", "EVENT_TYPE string", "EVENT_VALUE float?");
        AddSchema("films-items", 60.0, null, "Items", "ITEM_ID string", "TITLE string text", "GENRE string category", "YEAR int", "COUNTRY string category");
        AddSchema("films-users", 60.0, null, "Users", "USER_ID string", "AGE int?", "PLAN string category");
        AddSchema("shop-interactions", 59.5, Recipes.Ecommerce, "Interactions", "USER_ID string", "ITEM_ID string", "TIMESTAMP long", "EVENT_TYPE string", "EVENT_VALUE float?");
        AddSchema("shop-items", 59.5, Recipes.Ecommerce, "Items", "ITEM_ID string", "PRICE float", "CATEGORY_L1 string category", "BRAND string? category", "MARGIN float?");
        AddSchema("shop-users", 59.5, Recipes.Ecommerce, "Users", "USER_ID string", "MEMBERSHIP string category");
        AddSchema(
            "films-items-2",
            31.2,
            null,
            "Items",
            "ITEM_ID string",
            "TITLE string text",
            "GENRE string category",
            "YEAR int",
            "COUNTRY string category",
            "SYNOPSIS string? text",
            "DIRECTOR string? category",
            "LICENCE_MARGIN float?");
        AddSchema("films-actions", 19.0, null, "Actions", "ACTION_ID string", "VALUE int?", "MEMBERSHIP_LEVEL string category", "CATEGORY string? category");
        AddSchema(
            "films-action-interactions", 19.0, null, "ActionInteractions", "USER_ID string", "ACTION_ID string", "EVENT_TYPE string", "TIMESTAMP long");
        AddSchema("unused", 3.1, null, "Users", "USER_ID string", "SEGMENT string category");
    }

    private void AddDatasets()
    {
        AddDataset(Films, DatasetTypes.Interactions, 59.98, "films-interactions");
        AddDataset(Films, DatasetTypes.Items, 59.97, "films-items-2", changedDaysAgo: 31.1);
        AddDataset(Films, DatasetTypes.Users, 59.96, "films-users");
        AddDataset(Shop, DatasetTypes.Interactions, 59.48, "shop-interactions");
        AddDataset(Shop, DatasetTypes.Items, 59.47, "shop-items");
        AddDataset(Shop, DatasetTypes.Users, 59.46, "shop-users");
        AddDataset(Films, DatasetTypes.Actions, 18.98, "films-actions");
        AddDataset(Films, DatasetTypes.ActionInteractions, 18.97, "films-action-interactions");
    }

    private void AddImports()
    {
        AddImport("films-interactions-first", Films, DatasetTypes.Interactions, 59.9, "s3://films-data/interactions/");
        AddImport("films-items-first", Films, DatasetTypes.Items, 59.89, "s3://films-data/items/");
        AddImport("films-users-first", Films, DatasetTypes.Users, 59.88, "s3://films-data/users.csv");
        AddImport("shop-interactions-first", Shop, DatasetTypes.Interactions, 59.44, "s3://shop-data-lake/interactions/");
        AddImport("shop-items-first", Shop, DatasetTypes.Items, 59.43, "s3://shop-data-lake/items.csv");
        AddImport("shop-users-first", Shop, DatasetTypes.Users, 59.42, "s3://shop-data-lake/users.csv");
        AddImport(
            "films-items-renamed",
            Films,
            DatasetTypes.Items,
            31.05,
            "s3://films-data/items-2/",
            failure: "Failed to create a data import job for Items dataset. Input CSV is missing the following columns: [DIRECTOR, LICENCE_MARGIN].");
        AddImport("films-items-second", Films, DatasetTypes.Items, 31.0, "s3://films-data/items-2/");
        AddImport("films-actions-first", Films, DatasetTypes.Actions, 18.9, "s3://films-data/actions.csv");
        AddImport("films-action-interactions-first", Films, DatasetTypes.ActionInteractions, 18.89, "s3://films-data/action-interactions.csv");
        AddImport("shop-interactions-april", Shop, DatasetTypes.Interactions, 12.3, "s3://shop-data-lake/interactions/april.csv", mode: "INCREMENTAL");
        AddImport(
            "shop-users-moved",
            Shop,
            DatasetTypes.Users,
            7.7,
            "s3://shop-data-lake-2/users.csv",
            failure: "Failed to create a data import job for Users dataset. Insufficient privileges for accessing data in Amazon S3.");
        AddImport("films-interactions-weekly", Films, DatasetTypes.Interactions, 0.006, "s3://films-data/interactions-week/", mode: "INCREMENTAL", hours: 7);
    }

    private void AddExports()
    {
        AddExport("films-interactions-audit", Films, DatasetTypes.Interactions, 28.4, "ALL", "s3://films-exports/audit/");
        AddExport("shop-users-copy", Shop, DatasetTypes.Users, 9.9, "BULK", "s3://shop-exports/users/", failure: "Invalid S3 output path");
        AddExport("shop-users-copy-2", Shop, DatasetTypes.Users, 9.8, "BULK", "s3://shop-exports/users/");
        AddExport("films-events-today", Films, DatasetTypes.Interactions, 0.01, "PUT", "s3://films-exports/events/", hours: 6);
    }

    private void AddDeletions()
    {
        AddDeletion("films-forget-march", Films, 21.5, "s3://films-data/forget/march.csv", 412);
        AddDeletion("shop-forget-march", Shop, 20.2, "s3://shop-data-lake/forget/", 1_733);
        AddDeletion("shop-forget-april", Shop, 2.2, "s3://shop-data-lake/forget-april/", 0, "Invalid Data location.");
    }

    private void AddSchema(string name, double daysAgo, string? domain, string record, params string[] columns) => state.Schemas.Store.Add(new DatasetSchema
    {
        Name = name,
        Arn = state.Arn.Of($"schema/{name}"),
        Domain = domain,
        Schema = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["type"] = "record",
            ["name"] = record,
            ["namespace"] = "com.amazonaws.personalize.schema",
            ["fields"] = columns.Select(Column).ToList(),
            ["version"] = "1.0",
        }),
        Lifecycle = Lifecycle.Standing(Ago(daysAgo)),
    });

    /// <summary>A column out of its name, its type (with a question mark where it may be empty), and what it holds.</summary>
    private static Dictionary<string, object> Column(string text)
    {
        var parts = text.Split(' ');
        var column = new Dictionary<string, object>
        {
            ["name"] = parts[0],
            ["type"] = parts[1].EndsWith('?') ? new[] { parts[1].TrimEnd('?'), "null" } : parts[1],
        };
        if (parts.Length > 2)
        {
            column[parts[2] == "text" ? "textual" : "categorical"] = true;
        }

        return column;
    }

    private void AddDataset(string group, string type, double daysAgo, string schema, double? changedDaysAgo = null)
    {
        var schemaArn = state.Arn.Of($"schema/{schema}");
        var created = Pace.Dataset.Begin(Ago(daysAgo), null);
        var change = changedDaysAgo is { } days ? Pace.DatasetUpdate.Begin(Ago(days), null) : null;
        state.Datasets.Store.Add(new Dataset
        {
            Name = $"{group}-{type.ToLowerInvariant().Replace('_', '-')}",
            Arn = state.Arn.Of($"dataset/{group}/{type}"),
            DatasetGroupArn = state.Arn.Of($"dataset-group/{group}"),
            DatasetType = type,
            SchemaArn = schemaArn,
            Lifecycle = change is null ? created : Pace.DatasetUpdate.Divert(created, change.Created, null, "UPDATE"),
            LatestUpdate = change is null
                ? null
                : new Change { Settings = JsonSerializer.SerializeToElement(new { schemaArn }), Lifecycle = change, Applied = true },
        });
    }

    private void AddImport(
        string name, string group, string type, double daysAgo, string path, string mode = "FULL", string? failure = null, double? hours = null) =>
        state.DatasetImportJobs.Store.Add(new DatasetImportJob
        {
            Name = name,
            Arn = state.Arn.Of($"dataset-import-job/{name}"),
            DatasetArn = state.Arn.Of($"dataset/{group}/{type}"),
            DataSource = JsonSerializer.SerializeToElement(new { dataLocation = path }),
            RoleArn = Role("PersonalizeData"),
            ImportMode = mode,
            Lifecycle = Life(Pace.ImportJob, daysAgo, failure, hours),
        });

    private void AddExport(
        string name, string group, string type, double daysAgo, string mode, string path, string? failure = null, double? hours = null) =>
        state.DatasetExportJobs.Store.Add(new DatasetExportJob
        {
            Name = name,
            Arn = state.Arn.Of($"dataset-export-job/{name}"),
            DatasetArn = state.Arn.Of($"dataset/{group}/{type}"),
            IngestionMode = mode,
            RoleArn = Role("PersonalizeExport"),
            JobOutput = JsonSerializer.SerializeToElement(new { s3DataDestination = new { path } }),
            Lifecycle = Life(Pace.ExportJob, daysAgo, failure, hours),
        });

    private void AddDeletion(string name, string group, double daysAgo, string path, int deleted, string? failure = null) =>
        state.DataDeletionJobs.Store.Add(new DataDeletionJob
        {
            Name = name,
            Arn = state.Arn.Of($"data-deletion-job/{name}"),
            DatasetGroupArn = state.Arn.Of($"dataset-group/{group}"),
            DataSource = JsonSerializer.SerializeToElement(new { dataLocation = path }),
            RoleArn = Role("PersonalizeData"),
            NumDeleted = deleted,
            Lifecycle = DataDeletionJobs.Life(Ago(daysAgo), failure),
        });

    /// <summary>A life at the usual pace, or one that takes so many hours.</summary>
    private Lifecycle Life(Pace pace, double daysAgo, string? failure, double? hours) =>
        (hours is { } slow ? pace with { InProgress = TimeSpan.FromHours(slow) } : pace).Begin(Ago(daysAgo), failure);

    private string Role(string name) => $"arn:aws:iam::{state.Account}:role/{name}";

    private DateTimeOffset Ago(double days) => start - TimeSpan.FromMilliseconds(Math.Round(days * 86_400_000));
}
