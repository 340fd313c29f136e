using Personalize.Infrastructure;

namespace Personalize;

/// <summary>Where a job finds its data: the API's <c>DataSource</c>.</summary>
public sealed class DataSource : ServiceObject
{
    /// <summary>The file or folder in Amazon S3, such as <c>s3://bucket/folder/</c> (API: <c>dataLocation</c>).</summary>
    [S3PathRule]
    public string? DataLocation { get; set; }
}
