using System.Linq;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.State;

namespace Personalize.Emulator.Resources;

/// <summary>The columns of a dataset.</summary>
internal sealed class DatasetSchema : Resource
{
    /// <summary>The Avro record, as it was given.</summary>
    public required string Schema { get; init; }

    public string? Domain { get; init; }
}

/// <summary>The schemas and their operations. They are there at once, and gone at once.</summary>
internal sealed class Schemas(ServiceState state) : Kind<DatasetSchema>(state, "schema", new("schema", "schema"))
{
    public override bool Taggable => false;

    public void Create(OperationCall call)
    {
        var (name, schema) = (call.Required("name"), call.Required("schema"));
        AvroRecord.Parse(schema);
        var arn = State.Arn.Of($"schema/{name}");
        Store.DemandFree(arn);
        State.Quotas.DemandRoom(Plural, Store.All, call.Now);
        Add(call, new DatasetSchema
        {
            Name = name,
            Arn = arn,
            Schema = schema,
            Domain = call.Text("domain"),
            Lifecycle = Lifecycle.Standing(call.Now),
        });
    }

    protected override void DemandUnused(DatasetSchema resource, OperationCall call) => DemandNone(
        resource,
        State.Datasets.Store.All.Where(dataset => dataset.SchemaArn == resource.Arn || dataset.UpdateSchemaArn(call.Now) == resource.Arn),
        "datasets");

    protected override Lifecycle Farewell(DatasetSchema resource, System.DateTimeOffset now) => resource.Lifecycle.Divert(now, Status.Gone);
}
