using System.IO;
using System.Management.Automation;
using Personalize.Infrastructure;

namespace Personalize.Cmdlets;

/// <summary>Creates a schema: the columns of a dataset, as an Avro record (API: <c>CreateSchema</c>).</summary>
[Cmdlet(VerbsCommon.New, "PersonalizeSchema", SupportsShouldProcess = true, DefaultParameterSetName = FromText)]
[OutputType(typeof(DatasetSchema))]
public sealed class NewPersonalizeSchemaCommand : NewResourceCommand<DatasetSchema>
{
    private const string FromText = "Schema";
    private const string FromFile = "Path";

    /// <summary>The schema's name (API: <c>name</c>).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NameRule]
    public string? Name { get; set; }

    /// <summary>The Avro record: JSON text, or a hashtable of the same form (API: <c>schema</c>).</summary>
    [Parameter(ParameterSetName = FromText, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotSent]
    [ValidateNotNull]
    public object? Schema { get; set; }

    /// <summary>A file that holds the Avro record.</summary>
    [Parameter(ParameterSetName = FromFile, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LiteralPath")]
    [NotSent]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The domain of the dataset groups that it is for (API: <c>domain</c>).</summary>
    [Parameter]
    [ValidateSet("ECOMMERCE", "VIDEO_ON_DEMAND")]
    public string? Domain { get; set; }

    private protected override ResourceKind Kind => ResourceKind.Schema;

    private protected override string? NewName => Name;

    private protected override void Complete(RequestBody body) =>
        body.Add(["schema"], Path is null ? AvroSchema.Of(Schema!) : AvroSchema.Checked(Read(Path), Path));

    private string Read(string path)
    {
        try
        {
            return File.ReadAllText(GetUnresolvedProviderPathFromPSPath(path));
        }
        catch (System.Exception exception) when (exception is IOException or System.UnauthorizedAccessException)
        {
            throw new InvalidInputException($"The schema's file can't be read: {exception.Message}", exception);
        }
    }

    // The same columns may be written in another way.
    private protected override object? Comparable(string member, object? value) =>
        member == "schema" && value is string text ? EngineHost.Current.ParseJson(text) : value;
}
