using System;

namespace Personalize.Infrastructure;

/// <summary>What resources and their summaries have in common, whatever the API calls it in each.</summary>
internal interface IResource
{
    /// <summary>The resource's own ARN.</summary>
    string? Arn { get; }

    /// <summary>Its name.</summary>
    string? Name { get; }

    /// <summary>Its state.</summary>
    string? Status { get; }

    /// <summary>When it was created, local time.</summary>
    DateTime? CreationDateTime { get; }
}
