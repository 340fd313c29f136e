using System;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary>Lets a parameter of a model type take a hashtable, checked as it is bound.</summary>
internal sealed class ModelArgumentAttribute(Type type) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return ModelReader.Read(type, inputData);
        }
        catch (FormatException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
